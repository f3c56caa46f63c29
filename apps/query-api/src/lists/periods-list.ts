import { grains, type Period, periodLabel, stage } from '#indicators';
import { Faults } from '../faults.js';
import { periodForm } from '../parameters/forms.js';
import { Parameter } from '../parameters/parameter.js';
import { periodsOf } from '../periods.js';
import type { Row } from '../row.js';
import type { List, Listing } from './list.js';

/** The plan began in this year; nothing is measured before. */
const planYear = '2019-01-01';

export class PeriodsQuery {
  @Parameter({ oneOf: grains, about: { vi: 'Loại kỳ', en: 'Grain' } })
  grain?: (typeof grains)[number];

  @Parameter(periodForm)
  from?: string;

  @Parameter(periodForm)
  to?: string;

  @Parameter({
    pattern: /^[1-9]\d{0,3}[dwmqy]$/,
    example: '8q',
    about: { vi: 'Các kỳ gần nhất', en: 'The last periods' },
  })
  last?: string;
}

/** Periods with their names; without a range, those since the plan began, but days and weeks of this year only. */
export const periods: List<PeriodsQuery> = {
  shape: PeriodsQuery,
  key: ['id'],
  columns: ['id', 'grain', 'start', 'end', 'label', 'label_vi', 'label_en', 'stage'],
  rows: (asked, listing) =>
    askedPeriods(asked, listing).map((period): Row => ({
      id: period.id,
      grain: period.grain,
      start: `${period.start}T00:00:00+07:00`,
      end: `${period.end}T00:00:00+07:00`,
      label: periodLabel(period, listing.lang),
      label_vi: periodLabel(period, 'vi'),
      label_en: periodLabel(period, 'en'),
      stage: stage(period, listing.known.today),
    })),
};

function askedPeriods({ grain, from, to, last }: PeriodsQuery, { known, lang }: Listing): readonly Period[] {
  const faults = new Faults(lang);
  const kind = grain ?? (from === undefined && last === undefined ? 'quarter' : undefined);
  const since = kind === 'day' || kind === 'week' ? `${known.today.slice(0, 4)}-01-01` : planYear;
  const begin = from ?? (last === undefined ? since : undefined);
  const range = { period: undefined, on: undefined, grain: kind, last, from: begin, to };
  const found = periodsOf(range, known.today, faults);
  faults.throwIfAny();
  return found;
}
