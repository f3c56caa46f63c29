import type { Subject } from './subjects.js';

/** What decides the columns of a file. */
type Asked = Readonly<{
  subjects: readonly Subject[];
  include: ReadonlySet<string>;
  groupBy: readonly string[];
  fields: readonly string[] | undefined;
}>;

/** Columns in this order; more may be added at the end, none is moved. */
const columns = [
  ...['indicator', 'measure', 'indicator_name', 'org', 'org_name', 'org_kind', 'period', 'time', 'time_end', 'value'],
  ...['value_status', 'unit', 'numerator', 'denominator', 'target', 'gap', 'status', 'coverage', 'stage'],
  ...['definition_version', 'revision', 'flags', 'rank', 'previous', 'above_whole', 'ties', 'delta'],
];

const ofIndicators = [
  ...['indicator', 'indicator_name', 'target', 'gap', 'status', 'coverage', 'definition_version', 'above_whole'],
];

/** What `include` has to name for a column to be there. */
const included: Readonly<Record<string, 'labels' | 'target' | 'components' | 'quality' | 'rank' | 'previous'>> = {
  ...{ indicator_name: 'labels', org_name: 'labels', org_kind: 'labels' },
  ...{ target: 'target', gap: 'target', status: 'target' },
  ...{ revision: 'quality', flags: 'quality', rank: 'rank', ties: 'rank', previous: 'previous', delta: 'previous' },
};

/** Every column that rows of a question may have; its dimensions come last. */
export function columnsOf(groupBy: readonly string[]): readonly string[] {
  return [...columns, ...groupBy];
}

/** The columns of a question's file: they follow from the question alone, not from what is found. */
export function fileColumns({ subjects, include, groupBy, fields }: Asked): readonly string[] {
  if (fields !== undefined) return fields;
  const measured = subjects.some(({ kind }) => kind === 'measure');
  const own = columns.filter((name) => {
    if (name === 'measure') return measured;
    if (measured && ofIndicators.includes(name)) return false;
    if (name === 'numerator' || name === 'denominator') return measured || include.has('components');
    const needed = included[name];
    return needed === undefined || include.has(needed);
  });
  return [...own, ...groupBy];
}

/** What tells two rows of a question apart. */
export function keyColumns(groupBy: readonly string[]): readonly string[] {
  return ['indicator', 'measure', 'org', 'period', ...groupBy];
}
