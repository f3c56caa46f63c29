/** Why a body cannot be cut into the elements of a JSON array. */
export type BatchFault = 'syntax' | 'element-too-large';

/**
 * Cuts a JSON array into its elements without reading them, so that a batch can be checked piece by piece while other
 * requests get their turn. Whether an element is JSON is not seen here.
 */
export class BatchElements {
  private at = 0;
  private begun = false;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly maxElementBytes: number,
  ) {}

  /** The next element, with the space around it; undefined behind the last one. */
  next(): Uint8Array | BatchFault | undefined {
    if (!this.begun) {
      if (!this.skip(openBracket)) return 'syntax';
      this.begun = true;
      if (this.skip(closeBracket)) return this.end();
      return this.element();
    }
    if (this.skip(comma)) return this.element();
    return this.skip(closeBracket) ? this.end() : 'syntax';
  }

  private end(): BatchFault | undefined {
    this.skipSpace();
    return this.at === this.bytes.length ? undefined : 'syntax';
  }

  private element(): Uint8Array | BatchFault {
    this.skipSpace();
    const start = this.at;
    let depth = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      if (this.at - start > this.maxElementBytes) return 'element-too-large';
      const byte = this.bytes[this.at];
      if (byte === quote) this.skipString(start);
      else if (byte === openBrace || byte === openBracket) depth += 1;
      else if (depth === 0 && (byte === comma || byte === closeBracket)) return this.bytes.subarray(start, this.at);
      else if (byte === closeBrace || byte === closeBracket) depth -= 1;
    }
    return 'syntax';
  }

  /** Stops at the closing quote, or as soon as the element is too large. */
  private skipString(start: number): void {
    for (this.at += 1; this.at < this.bytes.length && this.at - start <= this.maxElementBytes; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === quote) return;
      if (byte === backslash) this.at += 1;
    }
  }

  private skip(expected: number): boolean {
    this.skipSpace();
    if (this.bytes[this.at] !== expected) return false;
    this.at += 1;
    return true;
  }

  private skipSpace(): void {
    while (isSpace(this.bytes[this.at])) this.at += 1;
  }
}

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
