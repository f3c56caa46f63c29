import { Injectable } from '@nestjs/common';
import { shownSubject } from '#read-models';
import { Answers, type Answer, type Meta } from '../answers.js';
import { Faults, type RawQuery } from '../faults.js';
import { keyedQuery } from '../observation-key.js';
import type { ObservationQuery } from '../observation-query.js';
import { KeyParameters } from '../parameters/observation-parameters.js';
import { formsOf } from '../parameters/parameter.js';
import { filled, only } from '../parameters/read-query.js';
import { Questions } from '../questions.js';
import type { Row } from '../row.js';
import type { Warning } from '../warnings.js';
import type { EntityRow } from './entity-rows.js';
import { PartParameters } from './explain-parameters.js';
import { type Asked, type Counted, Explanations } from './explanations.js';
import { ExplainParts } from './explain-parts.js';
import type { Revision } from './revisions.js';
import { steadily } from './steady.js';

type Lang = 'vi' | 'en';
type EntityAnswer = Readonly<{
  data: readonly EntityRow[];
  page: Readonly<{ limit: number; next_cursor: string | null; returned: number }>;
  meta: Meta;
}>;

type Taken = Readonly<{
  asked: Asked;
  row: Row;
  warnings: readonly Warning[];
  numerator: Counted;
  denominator: Counted;
}>;

const defaultLimit = 100;

/** Explains figures: what they are made of, their entities, and how they came to be. */
@Injectable()
export class ExplainAnswers {
  constructor(
    private readonly questions: Questions,
    private readonly answers: Answers,
    private readonly explanations: Explanations,
    private readonly more: ExplainParts,
  ) {}

  async explain(key: string, raw: RawQuery, lang: Lang): Promise<object> {
    const { query } = await this.read(key, raw, lang, []);
    const { found, steady } = await steadily({
      edition: () => this.explanations.edition(),
      read: () => this.taken(query),
      agrees: (taken) => isProved(taken, 'numerator') !== false && isProved(taken, 'denominator') !== false,
    });
    const { asked, row, warnings } = found;
    const left = await this.explanations.counted(asked, 'excluded');
    const revisions = await this.explanations.revisions(asked);
    const { excluded, ...circumstances } = await this.more.circumstances.figure(asked);
    const [first] = (await this.explanations.entities(asked, 'numerator', { after: undefined, limit: 1 })).entities;
    return {
      ...{ key, value: row['value'] ?? null, value_status: row['value_status'], formula: asked.formula },
      definition_version: asked.parts.version ?? null,
      steps: stepsOf(found, steady),
      excluded: [...[...left.reasons].map(([reason, entities]) => ({ reason, entities })), ...excluded],
      ...circumstances,
      revisions: { count: revisions.length, last_recorded_on: revisions.at(-1) ?? null },
      entities: { url: entitiesUrl(key, raw), first: first === undefined ? null : shownSubject(first.subject) },
      coverage: row['coverage'] ?? null,
      reproduce: reproduce(key, query),
      meta: await this.answers.meta(query, warnings),
    };
  }

  async entities(key: string, raw: RawQuery, lang: Lang): Promise<EntityAnswer> {
    const { query, page } = await this.read(key, raw, lang, ['part', 'limit', 'cursor']);
    const { part = 'numerator', limit = defaultLimit, cursor } = page;
    const asked = await this.explanations.ask(query);
    const seal = await this.answers.cursorSeal();
    const question = JSON.stringify([key, part, query.asOf, query.boundaries, query.definition]);
    const after = cursor === undefined ? undefined : seal.openPlace(cursor, question);
    const { entities, next } = await this.explanations.entities(asked, part, { after, limit });
    return {
      data: await this.more.entityRows.of(entities),
      page: {
        limit,
        next_cursor: next === undefined ? null : seal.sealPlace(next, question),
        returned: entities.length,
      },
      meta: await this.answers.meta(query, []),
    };
  }

  async history(key: string, raw: RawQuery, lang: Lang): Promise<Answer<Revision>> {
    const { query, page } = await this.read(key, raw, lang, ['limit', 'cursor']);
    const { limit = defaultLimit, cursor } = page;
    const seal = await this.answers.cursorSeal();
    const question = JSON.stringify([key, 'history', query.asOf, query.boundaries, query.definition]);
    const last = cursor === undefined ? undefined : seal.open(cursor, question).last;
    const days = await this.explanations.revisions(await this.explanations.ask(query));
    const rest = days.filter((day) => last === undefined || day > last);
    const shown = rest.slice(0, limit);
    const end = shown.at(-1);
    const more = rest.length > shown.length && end !== undefined;
    const data = await this.more.revisions.on(query, shown, last);
    return {
      data,
      page: {
        limit,
        next_cursor: more ? seal.seal({ end: days.indexOf(end) + 1, last: end }, question) : null,
        returned: data.length,
        total: days.length,
      },
      meta: await this.answers.meta(query, []),
    };
  }

  /** A figure, and what the entities behind it add up to. */
  private async taken(query: ObservationQuery): Promise<Taken> {
    const asked = await this.explanations.ask(query);
    const { rows, warnings } = await this.answers.rows(query);
    const numerator = await this.explanations.counted(asked, 'numerator');
    const denominator =
      asked.parts.denominator === undefined ? numerator : await this.explanations.counted(asked, 'denominator');
    return { asked, row: rows[0] ?? {}, warnings, numerator, denominator };
  }

  private async read(
    key: string,
    raw: RawQuery,
    lang: Lang,
    paging: readonly (keyof PartParameters)[],
  ): Promise<Readonly<{ query: ObservationQuery; page: PartParameters }>> {
    const faults = new Faults(lang);
    const own = [...formsOf(KeyParameters).keys()];
    faults.refuseUnknown(raw, [...own, ...paging]);
    const page = filled(PartParameters, only(raw, PartParameters), faults);
    faults.throwIfAny();
    return { query: await this.questions.read(keyedQuery(key, only(raw, KeyParameters)), lang), page };
  }
}

function stepsOf(taken: Taken, steady: boolean): readonly object[] {
  const { formula } = taken.asked;
  const [above = formula, below] = formula.split(' / ');
  const step = (name: 'numerator' | 'denominator', measure: string): object => {
    const { entities, complete } = taken[name];
    const proved = isProved(taken, name);
    return {
      ...{ name, measure, value: taken.row[name] ?? null },
      entities: complete ? entities : null,
      proved: proved === false && !steady ? null : proved,
    };
  };
  return below === undefined ? [step('numerator', above)] : [step('denominator', below), step('numerator', above)];
}

/** Whether the entities add up to what is said; null if there were too many to count them all. */
function isProved(taken: Taken, name: 'numerator' | 'denominator'): boolean | null {
  const { sum, complete } = taken[name];
  if (taken.asked.parts.denominator === undefined && name === 'denominator') return null;
  return complete ? sum === (taken.row[name] ?? 0) : null;
}

function entitiesUrl(key: string, raw: RawQuery): string {
  const given = new URLSearchParams({ part: 'numerator' });
  for (const [name, value] of Object.entries(raw)) if (typeof value === 'string') given.set(name, value);
  return `/v1/observations/${encodeURIComponent(key)}/explain/entities?${given.toString()}`;
}

function reproduce(key: string, { asOf }: ObservationQuery): string {
  const [subject = '', org = '', period = ''] = key.split('~');
  return `lienthong explain ${subject} --org ${org} --period ${period}${asOf === undefined ? '' : ` --as-of ${asOf}`}`;
}
