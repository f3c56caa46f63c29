import type { FieldError, RejectionCode } from './parsed.js';
import { pointerStep } from './record.js';

export type JsonLimits = Readonly<{ maxDepth: number; maxMembers: number }>;

export type JsonFault = Readonly<{ code: RejectionCode; error: FieldError }>;

/** A text that was scanned without a fault. */
export type StrictText = Readonly<{
  text: string;
  /** It has no space between its tokens and no exponent: what `JSON.stringify` would write is not shorter by space, nor longer. */
  terse: boolean;
}>;

/**
 * Reads a JSON text once and says what is wrong with it, and where; makes no value. Every method that reads something
 * stands before it, leaves `at` behind it and answers false once a fault is found.
 */
export class JsonScanner {
  private at = 0;
  private members = 0;
  private terse = true;
  private fault: JsonFault | undefined;
  /** The steps of the JSON pointer to what is being read. */
  private readonly path: (string | number)[] = [];

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  scan(): JsonFault | undefined {
    this.skipSpace();
    const isBatch = this.text.charCodeAt(this.at) === openBracket;
    if (isBatch ? this.array(0) : this.value(0)) {
      this.skipSpace();
      if (this.at < this.text.length) this.failSyntax();
    }
    return this.fault;
  }

  /** The elements of an array one after the other, each held to the limits by itself; 'fault' ends it, which is not named. */
  *elements(): Generator<StrictText | 'fault'> {
    this.skipSpace();
    let more = this.skip(openBracket);
    while (more) {
      this.skipSpace();
      const start = this.at;
      this.members = 0;
      this.terse = true;
      if (!this.value(0)) break;
      this.skipSpace();
      yield { text: this.text.slice(start, this.at), terse: this.terse };
      more = this.skip(comma);
    }
    if (!this.isClosed()) yield 'fault';
  }

  private isClosed(): boolean {
    if (this.fault !== undefined || !this.skip(closeBracket)) return false;
    this.skipSpace();
    return this.at === this.text.length;
  }

  /** @param depth of the object or array around it; the array of a batch does not count. */
  private value(depth: number): boolean {
    switch (this.text.charCodeAt(this.at)) {
      case quote:
        return this.string() !== undefined;
      case openBrace:
        return this.object(depth + 1);
      case openBracket:
        return this.array(depth + 1);
      case letterT:
        return this.literal('true');
      case letterF:
        return this.literal('false');
      case letterN:
        return this.literal('null');
      default:
        return this.number();
    }
  }

  private object(depth: number): boolean {
    if (depth > this.limits.maxDepth) return this.failDepth();
    const keys = new Keys();
    this.at += 1;
    this.skipSpace();
    if (this.skip(closeBrace)) return true;
    for (;;) {
      if (!this.member(keys, depth)) return false;
      this.skipSpace();
      if (this.skip(closeBrace)) return true;
      if (!this.skip(comma)) return this.failSyntax();
      this.skipSpace();
    }
  }

  private member(keys: Keys, depth: number): boolean {
    if (this.text.charCodeAt(this.at) !== quote) return this.failSyntax();
    const key = this.string();
    if (key === undefined) return false;
    const parent = this.path.at(-1);
    this.path.push(key);
    if (!keys.add(key)) return this.fail('duplicate-key', 'is there twice');
    if (poisons(key, parent)) return this.fail('prototype', 'is not accepted as a name');
    this.members += 1;
    if (this.members > this.limits.maxMembers) return this.failMembers();
    this.skipSpace();
    if (!this.skip(colon)) return this.failSyntax();
    this.skipSpace();
    if (!this.value(depth)) return false;
    this.path.pop();
    return true;
  }

  private array(depth: number): boolean {
    if (depth > this.limits.maxDepth) return this.failDepth();
    this.at += 1;
    this.skipSpace();
    if (this.skip(closeBracket)) return true;
    for (let index = 0; ; index += 1) {
      if (depth === 0) this.members = 0;
      this.path.push(index);
      if (!this.value(depth)) return false;
      this.path.pop();
      this.skipSpace();
      if (this.skip(closeBracket)) return true;
      if (!this.skip(comma)) return this.failSyntax();
      this.skipSpace();
    }
  }

  /** The text of a string, or undefined after a fault. */
  private string(): string | undefined {
    const { text } = this;
    const start = this.at + 1;
    let at = start;
    let plain = true;
    for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
      if (code >= 0x20 && code !== backslash) {
        plain &&= code < firstSurrogate || code > lastSurrogate;
        at += 1;
      } else {
        const length = code === backslash ? escapeLength(text, at) : 0;
        this.at = at;
        if (length === 0) {
          this.failSyntax();
          return undefined;
        }
        plain = false;
        at += length;
      }
    }
    this.at = at + 1;
    return plain ? text.slice(start, at) : this.unescaped(start - 1);
  }

  private unescaped(start: number): string | undefined {
    const text: unknown = JSON.parse(this.text.slice(start, this.at));
    if (typeof text !== 'string') return undefined;
    if (!unstorable.test(text)) return text;
    this.fail('character', 'has a NUL or half of a surrogate pair');
    return undefined;
  }

  private number(): boolean {
    number.lastIndex = this.at;
    const found = number.exec(this.text);
    if (found === null) return this.failSyntax();
    const [digits] = found;
    if (digits.length > maxDigits) return this.fail('number', `has more than ${maxDigits} characters`);
    this.at += digits.length;
    this.terse &&= !exponent.test(digits);
    if (digits.length <= alwaysSafe) return true;
    const value = Number(digits);
    if (!Number.isFinite(value)) return this.fail('number', 'is too large');
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER || exponent.test(digits)) return true;
    return this.fail('number', 'is beyond 2^53 - 1, where integers are no longer exact');
  }

  private literal(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return this.failSyntax();
    this.at += word.length;
    return true;
  }

  private skip(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at += 1;
    return true;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
      this.terse = false;
    }
  }

  private failSyntax(): false {
    const where = this.at < this.text.length ? `at character ${this.at}` : 'at the end';
    return this.fail('syntax', `is not JSON ${where}`);
  }

  private failDepth(): false {
    return this.fail('depth', `is nested deeper than ${this.limits.maxDepth}`, 'too-deep');
  }

  private failMembers(): false {
    return this.fail('members', `is one more than ${this.limits.maxMembers} members`, 'payload-too-large');
  }

  private fail(code: string, detail: string, rejection: RejectionCode = 'invalid-json'): false {
    const pointer = this.path.map((step) => pointerStep(String(step))).join('');
    this.fault = { code: rejection, error: { pointer, code, detail } };
    return false;
  }
}

/** The keys of one object. Few are compared one by one, which needs no hashing. */
class Keys {
  private readonly few: string[] = [];
  private many: Set<string> | undefined;

  /** False if the key was there before. */
  add(key: string): boolean {
    if (this.many !== undefined) return this.many.size < this.many.add(key).size;
    if (this.few.includes(key)) return false;
    this.few.push(key);
    if (this.few.length > fewKeys) this.many = new Set(this.few);
    return true;
  }
}

const fewKeys = 16;

/** Names through which a careless reader would change every object of its process. */
function poisons(key: string, parent: string | number | undefined): boolean {
  return key === '__proto__' || (key === 'prototype' && parent === 'constructor');
}

/** Length of the escape that begins at the backslash; 0 if it is none. */
function escapeLength(text: string, at: number): number {
  const code = text.charCodeAt(at + 1);
  if (code !== letterU) return simpleEscapes.includes(code) ? 2 : 0;
  unicodeEscape.lastIndex = at;
  return unicodeEscape.test(text) ? 6 : 0;
}

const simpleEscapes: readonly number[] = Array.from('"\\/bfnrt', (letter) => letter.charCodeAt(0));
const unicodeEscape = /\\u[0-9A-Fa-f]{4}/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const exponent = /e/iu;
const unstorable = /[\0\p{Cs}]/u;

const maxDigits = 100;
/** So few characters hold no number beyond 2^53 without an exponent, and `1e99` is finite. */
const alwaysSafe = 4;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const letterF = 0x66;
const letterN = 0x6e;
const letterT = 0x74;
const letterU = 0x75;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;
