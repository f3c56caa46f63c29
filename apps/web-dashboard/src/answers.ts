import { list, member, optionalNumber, optionalText, text } from './json-reader.js';

/** What is doubtful about the entities behind a figure, and about how many of them. */
export type Doubt = Readonly<{ flag: string; count: number }>;

/** One figure, as the API answers it; words of statuses are its own, and new ones are shown as they come. */
export type Figure = Readonly<{
  indicator: string;
  agencyName: string | undefined;
  value: number | undefined;
  valueStatus: string;
  numerator: number | undefined;
  denominator: number | undefined;
  target: number | undefined;
  status: string;
  coverage: number | undefined;
  stage: string;
  aboveWhole: boolean;
  doubts: readonly Doubt[];
}>;

/** One indicator of the catalogue; those of the plan have a number. */
export type Indicator = Readonly<{
  id: string;
  number: string | undefined;
  name: string;
  unit: string;
  direction: string;
  confidence: string;
  evidence: string;
}>;

/** `start` and `end` are days; the period ends before `end`. */
export type Period = Readonly<{ id: string; grain: string; start: string; end: string; label: string; stage: string }>;

export type Agency = Readonly<{ code: string; name: string; kind: string }>;

export type Warning = Readonly<{ code: string; detail: string }>;

/** What holds for all figures of an answer. */
export type Meta = Readonly<{
  sample: boolean;
  recordedTo: string | undefined;
  lagMs: number;
  licence: string | undefined;
  citation: string | undefined;
  warnings: readonly Warning[];
}>;

/** @throws ApiFailure, like all of these, where the answer is not shaped as expected. */
export function figuresOf(answer: unknown): readonly Figure[] {
  return list(answer, 'data').map((row) => ({
    indicator: text(row, 'indicator'),
    agencyName: optionalText(row, 'org_name'),
    value: optionalNumber(row, 'value'),
    valueStatus: text(row, 'value_status'),
    numerator: optionalNumber(row, 'numerator'),
    denominator: optionalNumber(row, 'denominator'),
    target: optionalNumber(row, 'target'),
    status: text(row, 'status'),
    coverage: optionalNumber(row, 'coverage'),
    stage: text(row, 'stage'),
    aboveWhole: member(row, 'above_whole') === true,
    doubts: doubtsOf(optionalText(row, 'flags') ?? ''),
  }));
}

/** `collision:2 late-alias:1`; a flag without a number is about one. */
function doubtsOf(flags: string): readonly Doubt[] {
  const told = flags.split(' ').filter((flag) => flag !== '');
  return told.map((flag) => ({ flag: flag.replace(/:\d+$/, ''), count: Number(/:(\d+)$/.exec(flag)?.[1] ?? 1) }));
}

export function indicatorsOf(answer: unknown): readonly Indicator[] {
  return list(answer, 'data').map((row) => ({
    id: text(row, 'id'),
    number: optionalText(row, 'number'),
    name: text(row, 'name'),
    unit: text(row, 'unit'),
    direction: text(row, 'direction'),
    confidence: text(row, 'confidence'),
    evidence: text(row, 'evidence'),
  }));
}

export function periodsOf(answer: unknown): readonly Period[] {
  return list(answer, 'data').map((row) => ({
    id: text(row, 'id'),
    grain: text(row, 'grain'),
    start: text(row, 'start').slice(0, 10),
    end: text(row, 'end').slice(0, 10),
    label: text(row, 'label'),
    stage: text(row, 'stage'),
  }));
}

export function agenciesOf(answer: unknown, lang: 'vi' | 'en'): readonly Agency[] {
  return list(answer, 'data').map((row) => {
    const code = text(row, 'code');
    return { code, name: optionalText(row, `name_${lang}`) ?? code, kind: optionalText(row, 'kind') ?? 'other' };
  });
}

/** Sample data are told by the member `sample` or by the warning of that name: either is enough. */
export function metaOf(answer: unknown): Meta {
  const meta = member(answer, 'meta');
  const warnings = list(meta, 'warnings').map((warning) => ({
    code: text(warning, 'code'),
    detail: text(warning, 'detail'),
  }));
  return {
    sample: member(meta, 'sample') === true || warnings.some(({ code }) => code === 'sample-data'),
    recordedTo: optionalText(meta, 'recorded_to'),
    lagMs: optionalNumber(meta, 'lag_ms') ?? 0,
    licence: optionalText(meta, 'licence'),
    citation: optionalText(meta, 'citation'),
    warnings,
  };
}
