import type { Known } from './known.js';
import { period } from './period.js';
import { type FigureQuestion, scopeOf } from './questions.js';

export type GroupQuestion = Pick<FigureQuestion, 'org' | 'period' | 'boundaries' | 'today'> & {
  /** Only agencies of these kinds. */
  kinds?: readonly string[];
};

/** "`children:H58`: each child with all under it; `tree:H58`: every agency under it, one row each" */
export function groupsNamed(known: Known, question: GroupQuestion): readonly string[] {
  const { tree } = known;
  const { org, kinds } = question;
  const { treeDay } = scopeOf(known, question, period(question.period));
  const [scope = '', code = ''] = org.includes(':') ? org.split(':') : ['', org];
  const units = tree.codes(treeDay).map((unit) => ({ unit, above: tree.chain(unit, treeDay).slice(1) }));
  const named = () => {
    if (scope === 'children') return units.filter(({ above }) => above[0] === code).map(({ unit }) => unit);
    if (scope === 'tree') return units.filter(({ above }) => above.includes(code)).map(({ unit }) => unit);
    return [org];
  };
  const kindOf = (group: string) => tree.kind(group.replace('own:', ''), treeDay) ?? '';
  return named().filter((group) => kinds === undefined || kinds.includes(kindOf(group)));
}
