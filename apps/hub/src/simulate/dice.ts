/** What may come out, and how often. */
export type Odds<Name> = readonly [readonly [Name, number], ...(readonly [Name, number])[]];

/**
 * A seeded random number generator (xoshiro128**): the same seed throws the same numbers on every machine. Its 128 bits
 * of state keep millions of dice apart; with 32 bits some hundreds of two million lives would be twins.
 */
export class Dice {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {}

  /** The dice of one life among many. */
  static of(seed: number, life: number): Dice {
    const mixed = (salt: number): number => mix(mix(seed ^ salt) + Math.imul(life, 0x9e3779b1) + salt);
    return new Dice(mixed(0x243f6a88), mixed(0x85a308d3), mixed(0x13198a2e), mixed(0x03707344) | 1);
  }

  /** In [0, 1). */
  next(): number {
    return this.word() / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** In [least, most). */
  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  pick<Item>(items: readonly Item[]): Item | undefined;
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.next() * items.length)];
  }

  weighted<Name>(odds: Odds<Name>): Name {
    let left = this.next() * odds.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of odds) {
      left -= weight;
      if (left < 0) return name;
    }
    return odds[0][0];
  }

  /** Log-normal with this median. */
  logNormal(median: number, sigma: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(sigma * normal);
  }

  /** A share of something as a whole number: 2.3 is 2 or, three times of ten, 3. */
  rounded(value: number): number {
    return Math.floor(value + this.next());
  }

  /** A multiple of eight hex digits. */
  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.word().toString(16).padStart(8, '0');
    return text;
  }

  private word(): number {
    const result = Math.imul(rotated(Math.imul(this.b, 5), 7), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotated(this.d, 11);
    return result;
  }
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The finaliser of MurmurHash3: every bit of the word moves every other. */
function mix(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
