/** A record of a file: its bytes without the line end, or that it is too large to be read. */
export type FileRecord = Readonly<{
  /** The line on which it begins; the first one is 1. */
  line: number;
  bytes: Buffer | 'too-large';
}>;

/** Where records end: at every line end, or in CSV at those outside of quotes. */
export type RecordShape = 'line' | 'csv';

/**
 * Cuts a file into records as its bytes arrive, holding no more than one record. One that is too large is left out up
 * to the next line end, and its neighbours are kept.
 */
export class RecordCutter {
  private readonly parts: Buffer[] = [];
  private held = 0;
  private line = 1;
  private start = 1;
  private quoted = false;
  private skipping = false;

  constructor(
    private readonly shape: RecordShape,
    private readonly maxBytes: number,
  ) {}

  /** The line on which the record begins that has not ended yet. */
  get nextLine(): number {
    return this.start;
  }

  /** The records that end in this piece. */
  *push(chunk: Buffer): Generator<FileRecord> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === quote && this.shape === 'csv' && !this.skipping) this.quoted = !this.quoted;
      if (byte !== lineEnd) continue;
      this.line += 1;
      if (this.quoted && this.held + at - from <= this.maxBytes) continue;
      yield* this.ended(chunk.subarray(from, at));
      from = at + 1;
    }
    this.hold(chunk.subarray(from));
  }

  /** The last record, if the file does not end with a line end. */
  *end(): Generator<FileRecord> {
    if (this.held > 0 || this.skipping) yield* this.ended(Buffer.alloc(0));
  }

  private *ended(rest: Buffer): Generator<FileRecord> {
    this.hold(rest);
    const bytes = this.skipping ? 'too-large' : withoutReturn(Buffer.concat(this.parts));
    if (bytes === 'too-large' || bytes.length > 0) yield { line: this.start, bytes };
    this.parts.length = 0;
    this.held = 0;
    this.skipping = false;
    this.quoted = false;
    this.start = this.line;
  }

  private hold(part: Buffer): void {
    if (this.skipping || part.length === 0) return;
    this.parts.push(part);
    this.held += part.length;
    if (this.held <= this.maxBytes) return;
    this.skipping = true;
    this.quoted = false;
    this.parts.length = 0;
  }
}

const quote = 0x22;
const lineEnd = 0x0a;
const carriageReturn = 0x0d;

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
}
