import type { Names } from './agency-facts.js';
import { parseDay } from './day.js';
import { parseDecimal, type Fraction } from './fraction.js';
import { nearest } from './nearest.js';

/** What is wrong with one field; a list's members are named by their place, `targets.0.by`. */
export type FieldFault = Readonly<{ field: string; detail: string }>;

/**
 * Reads one mapping of a catalogue file. A fault is noted and a stand-in given back, so that one reading finds all
 * faults; whoever reads must throw the result away if there are any.
 */
export class Fields {
  private readonly read = new Set<string>();

  constructor(
    private readonly record: Readonly<Record<string, unknown>>,
    private readonly path: string,
    private readonly faults: FieldFault[],
  ) {}

  has(name: string): boolean {
    this.read.add(name);
    return this.record[name] !== undefined;
  }

  fault(name: string, detail: string): void {
    this.faults.push({ field: this.fieldOf(name), detail });
  }

  text(name: string, pattern = /\S/): string {
    const value = this.value(name);
    if (typeof value === 'string' && pattern.test(value)) return value.trim();
    this.fault(name, value === undefined ? 'is missing' : `is not a text that matches ${String(pattern)}`);
    return '';
  }

  day(name: string): string {
    const value = this.value(name);
    if (typeof value === 'string' && parseDay(value) !== undefined) return value;
    this.fault(name, value === undefined ? 'is missing' : 'is not a day (YYYY-MM-DD)');
    return '2000-01-01';
  }

  positiveInteger(name: string): number {
    const value = this.value(name);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    this.fault(name, value === undefined ? 'is missing' : 'is not a positive whole number');
    return 1;
  }

  decimal(name: string): Fraction {
    const value = this.value(name);
    const exact = typeof value === 'number' || typeof value === 'string' ? parseDecimal(value) : undefined;
    if (exact !== undefined) return exact;
    this.fault(name, value === undefined ? 'is missing' : 'is not a decimal number such as 0.2');
    return { numerator: 0n, denominator: 1n };
  }

  oneOf<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    const value = this.value(name);
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) this.fault(name, value === undefined ? 'is missing' : `is none of ${words.join(', ')}`);
    return word ?? words[0];
  }

  /** At least one of the words, none twice. */
  someOf<Word extends string>(name: string, words: readonly Word[]): readonly Word[] {
    const values = this.members(name);
    const chosen = words.filter((word) => values.includes(word));
    if (values.length === 0 || chosen.length !== values.length) {
      this.fault(name, `is not a list of some of ${words.join(', ')}, each once`);
    }
    return chosen;
  }

  /** A text in both languages. */
  names(name: string): Names {
    return this.group(name, (fields) => ({ vi: fields.text('vi'), en: fields.text('en') }));
  }

  group<Value>(name: string, reading: (fields: Fields) => Value): Value {
    return this.mapping(this.value(name), name, reading);
  }

  /** Left out, it is an empty list. */
  list<Value>(name: string, reading: (fields: Fields) => Value): readonly Value[] {
    if (!this.has(name)) return [];
    return this.members(name).map((member, at) => this.mapping(member, `${name}.${at}`, reading));
  }

  /** Call last: a field that nobody asked for is a slip of the pen. */
  finish(): void {
    for (const name of Object.keys(this.record)) {
      if (this.read.has(name)) continue;
      const meant = nearest(name, this.read);
      this.fault(name, meant === undefined ? 'is unknown' : `is unknown; did you mean '${meant}'?`);
    }
  }

  private mapping<Value>(value: unknown, name: string, reading: (fields: Fields) => Value): Value {
    if (!isMapping(value)) this.fault(name, value === undefined ? 'is missing' : 'is not a mapping of fields');
    // what is no mapping is one fault, not one more for each of the fields that it ought to have
    const fields = new Fields(isMapping(value) ? value : {}, this.fieldOf(name), isMapping(value) ? this.faults : []);
    const result = reading(fields);
    fields.finish();
    return result;
  }

  private members(name: string): readonly unknown[] {
    const value = this.value(name);
    if (isList(value)) return value;
    this.fault(name, value === undefined ? 'is missing' : 'is not a list');
    return [];
  }

  private value(name: string): unknown {
    this.read.add(name);
    return this.record[name];
  }

  private fieldOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
