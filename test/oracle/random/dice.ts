/** A seeded generator of its own (mulberry32): the same seed, the same events, on every machine. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** In [0, 1). */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** From `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.integer(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** The first far more often than the last. */
  pickSkewed<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.fraction() ** 2 * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** At least one of them, in their order. */
  some<T>(items: readonly T[]): readonly T[] {
    const sure = this.integer(0, items.length - 1);
    return items.filter((_item, index) => index === sure || this.chance(0.4));
  }

  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const names = keysOf(weights);
    let rest = this.fraction() * names.reduce((total, name) => total + weights[name], 0);
    for (const name of names) {
      rest -= weights[name];
      if (rest < 0) return name;
    }
    return this.pick(names);
  }

  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.integer(0, 15).toString(16)).join('');
  }
}

function keysOf<K extends string>(record: Readonly<Record<K, number>>): readonly K[] {
  const isKey = (name: string): name is K => name in record;
  return Object.keys(record).filter(isKey);
}
