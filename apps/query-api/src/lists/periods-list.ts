import {
  countPeriods,
  grains,
  lastPeriods,
  parseLast,
  parsePeriod,
  type Period,
  periodLabel,
  periodOf,
  periodsBetween,
  stage,
} from '#indicators';
import { Faults } from '../faults.js';
import type { Row } from '../row.js';
import { periodForm } from './forms.js';
import type { List } from './list.js';
import { Parameter } from './parameter.js';

const mostPeriods = 10_000;

/** The plan began in this year; nothing is measured before. */
const firstDay = '2019-01-01';

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

/** Periods with their names; without a range, those since the plan began. */
export const periods: List<PeriodsQuery> = {
  shape: PeriodsQuery,
  columns: ['id', 'grain', 'start', 'end', 'label_vi', 'label_en', 'stage'],
  rows: (asked, { known }) =>
    askedPeriods(asked, known.today).map((period): Row => ({
      id: period.id,
      grain: period.grain,
      start: `${period.start}T00:00:00+07:00`,
      end: `${period.end}T00:00:00+07:00`,
      label_vi: periodLabel(period, 'vi'),
      label_en: periodLabel(period, 'en'),
      stage: stage(period, known.today),
    })),
};

function askedPeriods(asked: PeriodsQuery, today: string): readonly Period[] {
  const faults = new Faults();
  const last = asked.last === undefined ? undefined : parseLast(asked.last);
  if (last === undefined) return range(asked, today, faults);
  if ((asked.from ?? asked.to ?? asked.grain) !== undefined) {
    faults.add('last', 'mutually-exclusive', 'last and from, to, grain exclude each other');
  }
  faults.throwIfAny();
  return lastPeriods(last.grain, last.count, today);
}

function range({ grain, from, to }: PeriodsQuery, today: string, faults: Faults): readonly Period[] {
  const [first, final] = [bound('from', from, faults), bound('to', to, faults)];
  faults.throwIfAny();
  const kind = grain ?? first?.grain ?? final?.grain ?? 'quarter';
  const [begin, end] = [first ?? periodOf('day', firstDay), final ?? periodOf('day', today)];
  if (countPeriods(kind, begin, end) > mostPeriods) {
    faults.add('from', 'too-many-rows', `asks for more than ${mostPeriods} periods`);
  }
  faults.throwIfAny();
  return periodsBetween(kind, begin, end);
}

function bound(name: string, text: string | undefined, faults: Faults): Period | undefined {
  const period = text === undefined ? undefined : parsePeriod(text);
  if (text !== undefined && period === undefined) faults.add(name, 'bad-period', `'${text}' is the name of no period`);
  return period;
}
