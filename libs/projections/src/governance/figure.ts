import { periodEnd } from '../calendar.js';
import { compareStamps, stamp, type Stamped } from '../facts.js';
import { type Contribution, type Projection, unchanged } from '../projection.js';

export type FigureEventType =
  | 'vn.egov.governance.figure.declared.v1'
  | 'vn.egov.governance.figure.approved.v1'
  | 'vn.egov.governance.figure.refused.v1';

type Approval = Stamped & Readonly<{ agency: string; period: string; numerator: number; denominator: number }>;

/** The last approval per agency and period of one indicator that no event stream can compute. */
export type DeclaredFigures = Readonly<{ indicator: string; approved: Readonly<Record<string, Approval>> }>;

export const figureProjection: Projection<DeclaredFigures, FigureEventType> = {
  name: 'governance.figure',
  version: 1,
  stream: 'egov.governance.v1',
  evolvers: {
    'vn.egov.governance.figure.declared.v1': unchanged, // waits for its approval
    'vn.egov.governance.figure.refused.v1': unchanged,
    'vn.egov.governance.figure.approved.v1': (figures, event) => {
      const { agency, period, numerator, denominator } = event.data;
      const told = { at: stamp(event), agency, period, numerator, denominator };
      const key = `${agency}~${period}`;
      const known = figures.approved[key];
      if (known !== undefined && compareStamps(told.at, known.at) < 0) return figures;
      return { ...figures, approved: { ...figures.approved, [key]: told } };
    },
  },
  initial: (indicator) => ({ indicator, approved: {} }),
  contributions: ({ indicator, approved }) => Object.values(approved).flatMap((figure) => parts(indicator, figure)),
};

function parts(indicator: string, { agency, period, numerator, denominator }: Approval): readonly Contribution[] {
  const end = periodEnd(period);
  if (end === undefined) return [];
  const part = (name: string, count: number): Contribution => ({
    measure: 'figures.declared',
    agency,
    dims: { indicator, grain: end.grain, part: name },
    validOn: end.lastDay,
    count,
  });
  return [part('numerator', numerator), part('denominator', denominator)];
}
