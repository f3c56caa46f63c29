import { eventAgency } from '#event-catalog';
import { lastDayOfMonth } from './calendar.js';
import { compareStamps, stamp, type Stamped } from './facts.js';
import type { Contribution } from './projection.js';

/** What an agency handled on paper in a month: the last declaration per subject holds. */
export type PaperDeclaration = Readonly<{
  subject: string;
  last?: Stamped & Readonly<{ agency: string; count: number }>;
}>;

type DeclaredEvent = Parameters<typeof eventAgency>[0] & Readonly<{ data: Readonly<{ count: number }> }>;

export function declared(paper: PaperDeclaration, event: DeclaredEvent): PaperDeclaration {
  const told = { at: stamp(event), agency: eventAgency(event), count: event.data.count };
  return paper.last !== undefined && compareStamps(told.at, paper.last.at) < 0 ? paper : { ...paper, last: told };
}

/** The subject is `<word>:<agency>:<YYYY-MM>[:<procedure>]`; it counts on the month's last day. */
export function declaredCount(measure: string, { subject, last }: PaperDeclaration): readonly Contribution[] {
  const validOn = lastDayOfMonth(subject.split(':')[2] ?? '');
  if (last === undefined || validOn === undefined) return [];
  return [{ measure, agency: last.agency, dims: {}, validOn, count: last.count }];
}
