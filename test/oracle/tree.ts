import { requiredText } from './data.js';
import { assertedOn } from './entity.js';
import { grouped } from './grouped.js';
import type { LogEvent } from './log.js';
import { byEventOrder } from './order.js';
import type { Reading } from './reading.js';

type Assertion = { day: string; value: string };

type Registered = {
  existence: readonly { day: string; exists: boolean }[];
  parents: readonly Assertion[];
  into: readonly Assertion[];
  kinds: readonly Assertion[];
};

/** The registry of agencies as the known `agency.*` events say it. */
export class Tree {
  private readonly agencies: ReadonlyMap<string, Registered>;
  private readonly chains = new Map<string, readonly string[]>();

  constructor(
    counted: readonly LogEvent[],
    private readonly reading: Reading,
  ) {
    const events = counted.filter(({ fact }) => fact.startsWith('agency.')).toSorted(byEventOrder);
    const agencies = [...grouped(events, ({ subject }) => subject)].map(([code, own]): [string, Registered] => [
      code,
      registered(own),
    ]);
    // "never registered" is what no `established` speaks of
    this.agencies = new Map(agencies.filter(([, { existence }]) => existence.some(({ exists }) => exists)));
  }

  place(code: string, day: string): string {
    return this.chain(code, day)[0] ?? 'VN';
  }

  exists(code: string, day: string): boolean {
    return this.place(code, day) === code;
  }

  /** Every code that exists on the day, `VN` left out. */
  codes(day: string): readonly string[] {
    return [...this.agencies.keys()].filter((code) => code !== 'VN' && this.exists(code, day)).sort();
  }

  /** What `established` says; `VN` is the nation whatever is said. */
  kind(code: string, day: string): string | undefined {
    return code === 'VN' ? 'national' : assertedOn(day, this.agencies.get(code)?.kinds ?? [])?.value;
  }

  /** The place of a code, the place of its parent, and so on up to `VN`. */
  chain(code: string, day: string): readonly string[] {
    const key = `${code} ${day}`;
    const known = this.chains.get(key);
    if (known !== undefined) return known;
    const chain = this.reading.has('tree-by-dots') ? dotted(code) : this.walk(code, day);
    this.chains.set(key, chain);
    return chain;
  }

  private walk(start: string, day: string): readonly string[] {
    const chain: string[] = [];
    const met = new Set<string>();
    let code = start;
    // "a chain that comes back to a code already met ends at `VN`"
    while (code !== 'VN' && !met.has(code)) {
      met.add(code);
      const agency = this.agencies.get(code);
      if (agency !== undefined && assertedOn(day, agency.existence)?.exists === true) chain.push(code);
      code = this.next(code, day);
    }
    return [...chain, 'VN'];
  }

  private next(code: string, day: string): string {
    const agency = this.agencies.get(code);
    // "never registered: its longest registered dotted prefix, else `VN`"
    if (agency === undefined) {
      return (
        dotted(code)
          .slice(1)
          .find((prefix) => this.agencies.has(prefix)) ?? 'VN'
      );
    }
    const existence = assertedOn(day, agency.existence);
    const lastParent = assertedOn(day, agency.parents)?.value ?? 'VN';
    // "it comes into being later: its first parent"
    if (!agency.existence.some((assertion) => assertion.exists && assertion.day <= day)) {
      return agency.parents[0]?.value ?? 'VN';
    }
    if (existence?.exists === true) return lastParent;
    // "it existed before: the last `into` with `from` ≤ d, else its last parent"
    return assertedOn(day, agency.into)?.value ?? lastParent;
  }
}

/** @param events of one code, in event order */
function registered(events: readonly LogEvent[]): Registered {
  const from = (event: LogEvent) => requiredText(event.data, 'from');
  const valued = (field: 'parent' | 'into' | 'kind', ...facts: readonly string[]) =>
    events
      .filter(({ fact }) => facts.includes(fact))
      .map((event) => ({ day: from(event), value: requiredText(event.data, field) }));
  return {
    existence: events
      .filter(({ fact }) => ['agency.established', 'agency.merged', 'agency.dissolved'].includes(fact))
      .map((event) => ({ day: from(event), exists: event.fact === 'agency.established' })),
    parents: valued('parent', 'agency.established', 'agency.moved'),
    into: valued('into', 'agency.merged'),
    kinds: valued('kind', 'agency.established'),
  };
}

/** `H58.12.03`, `H58.12`, `H58`, `VN` */
function dotted(code: string): readonly string[] {
  const groups = code.split('.');
  return [...groups.map((_group, index) => groups.slice(0, groups.length - index).join('.')), 'VN'];
}
