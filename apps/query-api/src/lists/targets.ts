import { type Catalogue, figureDay, parsePeriod, targetOn } from '#indicators';
import type { KnownTarget } from '#read-models';
import { indicatorForm, orgForm, periodForm } from '../parameters/forms.js';
import type { List } from './list.js';
import { Parameter } from '../parameters/parameter.js';
import { targetRow } from './target-row.js';

export class TargetsQuery {
  @Parameter(indicatorForm)
  indicator?: string;

  @Parameter({
    ...orgForm,
    about: { vi: 'Mục tiêu áp dụng cho cơ quan này', en: 'Targets that this agency is measured by' },
  })
  org?: string;

  @Parameter({ ...periodForm, about: { vi: 'Mục tiêu của kỳ này', en: 'The target that a period is measured by' } })
  period?: string;
}

/** Targets as they are known; with a period, the one that its figure is measured by. */
export function targetsList(catalogue: Catalogue): List<TargetsQuery> {
  return {
    shape: TargetsQuery,
    key: ['indicator', 'org', 'by', 'value'],
    columns: ['indicator', 'org', 'value', 'by', 'baseline', 'baseline_day', 'direction', 'basis', 'confidence'],
    rows: ({ indicator, org, period }, { plan, known }) => {
      const asked = period === undefined ? undefined : parsePeriod(period);
      const day = asked === undefined ? undefined : figureDay(asked, known.today);
      const ids = catalogue.map(({ id }) => id).filter((id) => indicator === undefined || id === indicator);
      return ids.flatMap((id) => holding(plan.targetsOf(id), org, day).map((target) => targetRow(id, target)));
    },
  };
}

function holding(
  targets: readonly KnownTarget[],
  org: string | undefined,
  day: string | undefined,
): readonly KnownTarget[] {
  const held = day === undefined ? undefined : targetOn(targets, org ?? 'VN', day);
  if (day !== undefined) return targets.filter((target) => target === held);
  const own = targets.filter(({ agency }) => agency === org);
  return org === undefined ? targets : own.length > 0 ? own : targets.filter(({ agency }) => agency === undefined);
}
