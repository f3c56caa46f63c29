import type { Ask } from '../../apps/web-dashboard/src/api-client.js';

type Row = Readonly<Record<string, unknown>>;

/** What a test says of the answers of a query API; the rest is one indicator of the plan in the third quarter of 2020. */
export type Told = Readonly<{
  /** Changes to the one figure, or figures of several indicators. */
  figure?: Row;
  figures?: readonly Row[];
  indicators?: readonly Row[];
  meta?: Row;
  orgs?: readonly Row[];
  /** How many sources reported in each period: quarters of 2020, and the years 2020 and 2021. */
  reporting?: Readonly<Record<string, number | null>>;
}>;

export const indicator: Row = {
  id: 'online-share',
  number: 'I02',
  name: 'Dossiers resolved online',
  unit: 'ratio',
  direction: 'up',
  confidence: 'S',
  evidence: 'computed',
};

export const figure: Row = {
  indicator: 'online-share',
  org_name: 'Tiền Giang',
  value: 0.666667,
  value_status: 'ok',
  numerator: 2,
  denominator: 3,
  target: 0.2,
  status: 'met',
  coverage: 0.5,
  stage: 'final',
  flags: '',
};

/** What a figure is that is not there. */
export const noFigure: Row = { value: null, numerator: null, denominator: null, status: 'no_data', coverage: null };

/** A query API that answers what a test tells, and keeps what it was asked. */
export function answering(told: Told = {}): Readonly<{ ask: Ask; asked: string[] }> {
  const asked: string[] = [];
  const ask: Ask = async (path, parameters) => {
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
    asked.push(`${path} ${given.map(([name, value]) => `${name}=${String(value)}`).join(' ')}`);
    return Promise.resolve({ body: bodyOf(path, parameters, told), maxAge: 300 });
  };
  return { ask, asked };
}

function bodyOf(path: string, parameters: Readonly<Record<string, string | undefined>>, told: Told): unknown {
  switch (path) {
    case '/v1/periods':
      return { data: periodsFor(parameters['grain'] ?? parameters['from']) };
    case '/v1/indicators':
      return { data: told.indicators ?? [indicator] };
    case '/v1/orgs':
      return { data: told.orgs ?? [{ code: 'H58', name_vi: 'Tiền Giang', name_en: 'Tien Giang', kind: 'province' }] };
    default:
      return parameters['measure'] === undefined ? observed(told) : { data: reportingRows(told) };
  }
}

function observed({ figure: changes = {}, figures, meta = {} }: Told): unknown {
  const data = (figures ?? [changes]).map((row) => ({ ...figure, ...row }));
  const whole = { sample: false, recorded_to: '2020-11-24T10:00:00Z', lag_ms: 0, warnings: [], ...meta };
  return { data, meta: { licence: 'CC BY', citation: 'Liên Thông', ...whole } };
}

function reportingRows({ reporting = { '2020': 10, '2020-Q3': 10 } }: Told): readonly Row[] {
  return Object.entries(reporting).map(([period, value]) => ({ period, value }));
}

const quarters = [1, 2, 3, 4].map((number) => ({
  id: `2020-Q${number}`,
  grain: 'quarter',
  start: `2020-${String(number * 3 - 2).padStart(2, '0')}-01T00:00:00+07:00`,
  end: number === 4 ? '2021-01-01T00:00:00+07:00' : `2020-${String(number * 3 + 1).padStart(2, '0')}-01T00:00:00+07:00`,
  label: `Q${number} 2020`,
  stage: 'final',
}));
const begun = { grain: 'quarter', id: '2021-Q1', start: '2021-01-01T00:00:00+07:00', end: '2021-04-01T00:00:00+07:00' };
const years = [2020, 2021].map((number) => ({
  id: String(number),
  grain: 'year',
  start: `${number}-01-01T00:00:00+07:00`,
  end: `${number + 1}-01-01T00:00:00+07:00`,
  label: `Year ${number}`,
  stage: 'final',
}));

function periodsFor(asked: string | undefined): readonly Row[] {
  const listed = [...quarters, { ...begun, label: 'Q1 2021', stage: 'live' }];
  if (asked === 'quarter') return listed;
  if (asked === 'year') return years;
  return [...listed, ...years].filter(({ id }) => id === asked);
}
