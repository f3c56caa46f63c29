import type { Cell, DerivedInput } from './measure.js';

/** Open dossiers whose due day has passed; on the due day itself nothing is overdue, nor while they wait for the applicant. */
export function overdueDossiers({ day, cells: [open = []] }: DerivedInput): readonly Cell[] {
  return open.filter(({ dims }) => isDay(dims['due']) && dims['due'] < day).map(withoutDue);
}

/** `none` and `paused` are no days. */
function isDay(due: string | undefined): due is string {
  return due !== undefined && /^\d/.test(due);
}

function withoutDue({ agency, dims, count }: Cell): Cell {
  const { due: _due, ...others } = dims;
  return { agency, dims: others, count };
}
