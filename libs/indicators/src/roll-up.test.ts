import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import type { AgencyFact } from './agency-facts.js';
import { dissolved, established, merged, moved, renamed } from './agency-facts.samples.js';
import { treeOn } from './agency-tree.js';

describe('a roll-up', () => {
  /** Sums rows by place and group, as a question does. */
  const figure = (facts: readonly AgencyFact[], day: string, rows: Readonly<Record<string, number>>) => {
    const tree = treeOn(facts, day);
    const sum = (holds: (code: string) => boolean) =>
      Object.entries(rows).reduce((total, [code, count]) => total + (holds(code) ? count : 0), 0);
    return {
      own: (group: string) => sum((code) => tree.place(code) === group),
      of: (group: string) => sum((code) => tree.groupsOf(code).includes(group)),
      children: (group: string) => tree.childrenOf(group),
    };
  };

  it("includes the predecessors' rows in what is own", () => {
    const facts = [established('H58', 'VN'), established('H19', 'VN'), merged('H58', 'H19', '2025-07-01')];
    const rows = { H58: 3, 'H58.12': 2, H19: 10, Z9: 1 };
    const before = figure(facts, '2025-06-30', rows);
    expect([before.own('H58'), before.own('H19'), before.of('VN')]).toEqual([5, 10, 16]);
    const after = figure(facts, '2025-07-01', rows);
    expect([after.own('H58'), after.own('H19'), after.own('VN'), after.of('VN')]).toEqual([0, 15, 1, 16]);
  });

  const codes = ['VN', 'A', 'A.1', 'A.1.1', 'A.2', 'B', 'B.1', 'C', 'D'];
  const code = fc.constantFrom(...codes);
  const from = fc.constantFrom('2019-01-01', '2020-01-01', '2020-07-01', '2021-01-01');
  const time = fc.nat(6);
  const fact = fc.oneof(
    fc
      .tuple(code, fc.option(code, { nil: undefined }), from, time)
      .map(([one, parent, since, at]) => established(one, parent, { from: since, at })),
    fc.tuple(code, code, from, time).map(([one, parent, since, at]) => moved(one, parent, since, at)),
    fc.tuple(code, code, from, time).map(([one, into, since, at]) => merged(one, into, since, at)),
    fc.tuple(code, from, time).map(([one, since, at]) => dissolved(one, since, at)),
    fc.tuple(code, from, time).map(([one, since, at]) => renamed(one, { vi: one, en: one }, since, at)),
  );
  const facts = fc
    .array(fact, { maxLength: 24 })
    .map((all) => all.map((one, id): AgencyFact => ({ ...one, order: { ...one.order, id: String(id) } })));
  /** A list of facts, and the same facts twice over in any order. */
  const shuffled = facts.chain((all) => {
    const length = 2 * all.length;
    return fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: length, maxLength: length }));
  });
  const day = fc.constantFrom('2018-01-01', '2019-06-01', '2020-03-01', '2020-12-31', '2022-01-01');
  const everyCode = [...codes, 'A.1.1.9', 'B.2', 'Z', 'Z.1'];

  it('is the same tree in whatever order the facts come, and however often', () => {
    fc.assert(
      fc.property(shuffled, day, ([all, again], on) => {
        const [first, second] = [treeOn(all, on), treeOn(again, on)];
        for (const one of everyCode) {
          expect(second.place(one)).toBe(first.place(one));
          expect(second.parentOf(one)).toBe(first.parentOf(one));
          expect(second.childrenOf(one)).toEqual(first.childrenOf(one));
          expect(second.validityOf(one)).toEqual(first.validityOf(one));
        }
      }),
    );
  });

  it('gives every code exactly one place, which exists and lies under VN', () => {
    fc.assert(
      fc.property(facts, day, (all, on) => {
        const tree = treeOn(all, on);
        for (const one of everyCode) {
          expect(tree.exists(tree.place(one))).toBe(true);
          expect(tree.groupsOf(one).at(-1)).toBe('VN');
          expect(tree.exists(one) ? tree.place(one) : one).toBe(one);
        }
        expect([...tree.under('VN'), 'VN'].sort()).toEqual([...tree.codes()].sort());
      }),
    );
  });

  it('is own and children, for every group', () => {
    fc.assert(
      fc.property(facts, day, fc.array(fc.nat(100), { minLength: 13, maxLength: 13 }), (all, on, counts) => {
        const rows = Object.fromEntries(everyCode.map((one, at) => [one, counts[at]!]));
        const { own, of, children } = figure(all, on, rows);
        for (const group of treeOn(all, on).codes()) {
          expect(of(group)).toBe(children(group).reduce((sum, child) => sum + of(child), own(group)));
        }
        expect(of('VN')).toBe(counts.reduce((sum, count) => sum + count, 0));
      }),
    );
  });

  it('agrees with the sentences of the design, read one by one', () => {
    fc.assert(
      fc.property(facts, day, (all, on) => {
        const tree = treeOn(all, on);
        for (const one of everyCode) expect(tree.place(one)).toBe(placeByTheBook(all, on, one));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a tree of 12,000 agencies', () => {
  const facts = Array.from({ length: 12_000 }, (_, at) => {
    const province = `H${at % 63}`;
    const code = at < 63 ? province : at < 763 ? `${province}.${at}` : `${province}.${63 + (at % 700)}.${at}`;
    return established(code, at < 63 ? 'VN' : code.slice(0, code.lastIndexOf('.')));
  });

  const spentMs = (work: () => unknown) => {
    const before = performance.now();
    work();
    return performance.now() - before;
  };

  /** Making a map of 12,000 names and looking each up five times: 4 ms on a quiet machine, more on a busy one. */
  const yardstick = () => {
    const names = new Map(facts.map(({ agency }, at) => [`${agency}?`, at]));
    return Array.from({ length: 5 }, () => [...names.keys()].reduce((sum, name) => sum + (names.get(name) ?? 0), 0));
  };

  it('is folded and asked for every place within 50 ms', () => {
    const rounds = Array.from({ length: 15 }, () => ({
      yardstick: spentMs(yardstick),
      tree: spentMs(() => {
        const tree = treeOn(facts, '2020-06-30');
        return facts.map(({ agency }) => tree.groupsOf(agency));
      }),
    }));
    const least = (name: 'yardstick' | 'tree') => Math.min(...rounds.map((round) => round[name]));
    expect(least('tree') / least('yardstick')).toBeLessThan(50 / 4);
  });
});

/** Scans all facts for each step, as the sentences stand; slow, and shares nothing with the tree. */
function placeByTheBook(facts: readonly AgencyFact[], day: string, code: string): string {
  const met = new Set<string>();
  let at = code;
  for (;;) {
    const said = facts
      .filter(({ agency }) => agency === at)
      .sort((a, b) => a.order.time - b.order.time || Buffer.compare(Buffer.from(a.order.id), Buffer.from(b.order.id)));
    const inForce = said.filter((one) => one.from <= day);
    const life = inForce
      .filter(({ kind }) => kind === 'established' || kind === 'merged' || kind === 'dissolved')
      .at(-1);
    if (at === 'VN' || life?.kind === 'established') return at;
    if (met.has(at)) return 'VN';
    met.add(at);
    const parents = (of: readonly AgencyFact[]) =>
      of.flatMap((one) => (one.kind === 'established' || one.kind === 'moved' ? [one.parent ?? 'VN'] : []));
    const registered = (agency: string) => facts.some((one) => one.kind === 'established' && one.agency === agency);
    if (!registered(at)) {
      const groups = at.split('.');
      const prefixes = groups.map((_, length) => groups.slice(0, groups.length - 1 - length).join('.'));
      at = prefixes.find(registered) ?? 'VN';
    } else if (inForce.some(({ kind }) => kind === 'established')) {
      const into = inForce.flatMap((one) => (one.kind === 'merged' ? [one.into] : [])).at(-1);
      at = into ?? parents(inForce).at(-1) ?? 'VN';
    } else at = parents(said)[0] ?? 'VN';
  }
}
