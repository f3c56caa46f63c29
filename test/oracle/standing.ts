import { formulaOf } from './catalogue.js';
import { numberOf } from './data.js';
import { system } from './entities/governance.js';
import { grouped } from './grouped.js';
import type { Known } from './known.js';
import { measureNamed } from './measures.js';
import { period } from './period.js';
import { codeOf, figure, type Figure, type FigureQuestion, isMeant, scopeOf, type Scope } from './questions.js';
import { decimalRatio, minus, type Ratio, signedSixDecimals, sixDecimals } from './ratio.js';
import { targetOn } from './target.js';
import { dayNumber } from './time.js';

/** A figure, and what an answer says beside it. */
export type Answer = Figure & {
  target: string | null;
  gap: string | null;
  coverage: string | null;
  stage: 'live' | 'provisional' | 'final';
};

export function answer(known: Known, question: FigureQuestion): Answer {
  const ofPeriod = period(question.period);
  const scope = scopeOf(known, question, ofPeriod);
  const target = targetFor(known, question, scope);
  const found = figure(known, question);
  return {
    ...found,
    target: target === undefined ? null : sixDecimals(target),
    gap: target === undefined ? null : gap(found, target),
    coverage: coverage(known, question, scope),
    stage: stageOn(known.day ?? question.today, ofPeriod.last),
  };
}

/** Value less target, rounded once. */
function gap({ numerator, denominator, value }: Figure, target: Ratio): string | null {
  if (value === null || numerator === null || denominator === null) return null;
  return signedSixDecimals(minus({ over: BigInt(numerator), under: BigInt(denominator) }, target));
}

function targetFor(known: Known, { indicator, org }: FigureQuestion, scope: Scope): Ratio | undefined {
  const agency = codeOf(org);
  const target = targetOn(known.about('target'), { indicator, agency, day: scope.day });
  if (target === undefined) return undefined;
  // contracts.md: an `agency` that is left out is "every agency to which the indicator applies"
  const isOwn = target['agency'] === agency;
  if (!isOwn && !isMeant(known, indicator, { agency, treeDay: scope.treeDay })) return undefined;
  return decimalRatio(numberOf(target, 'value'));
}

/** "`live` (period open), `provisional` (closed less than 30 days), `final`": on the day after its last it is closed for 0 days. */
function stageOn(today: string, last: string): Answer['stage'] {
  if (today <= last) return 'live';
  return dayNumber(today) - dayNumber(last) - 1 < 30 ? 'provisional' : 'final';
}

const kindOfContext: Readonly<Record<string, string>> = {
  onestop: 'onestop',
  interchange: 'document',
  portal: 'portal',
  identity: 'identity',
};

/** "registered systems of the needed kind that reported in the period / those registered" */
function coverage(known: Known, question: FigureQuestion, scope: Scope): string | null {
  const kinds = kindsNeeded(question);
  const { first, last } = scope.period;
  const reporting = known.sourcesIn(first, last);
  const registered = systemsOn(known, scope.day).filter(({ kind, agency }) => kinds.has(kind) && scope.inGroup(agency));
  if (registered.length === 0) return null;
  const spoke = registered.filter(({ source }) => reporting.has(source)).length;
  return sixDecimals({ over: BigInt(spoke), under: BigInt(registered.length) });
}

/** Of the contexts of all measures in the formula; no system reports in the registry's, and what connects is documents. */
function kindsNeeded({ indicator, definition }: FigureQuestion): ReadonlySet<string> {
  const { numerator, denominator } = formulaOf(indicator, definition);
  return new Set(
    [...numerator, ...denominator].map(({ measure }) =>
      measure === 'systems.connected' ? 'document' : (kindOfContext[measureNamed(measure).context] ?? ''),
    ),
  );
}

/** The subject of a system's events is the source that it sends as. */
function systemsOn(known: Known, day: string): readonly { source: string; kind: string; agency: string }[] {
  return [...grouped(known.about('system'), ({ subject }) => subject)].flatMap(([source, own]) =>
    system(own, known.reading)
      .stocksOn(day)
      .map(({ agency, dims }) => ({ source, kind: dims['kind'] ?? '', agency })),
  );
}
