import type { FileEvent, FileReader } from './file-events.js';
import { type FileRecord, RecordCutter } from './file-records.js';
import { maxEventBytes, maxFileBytes } from './limits.js';
import { Slices } from './slices.js';

/** The events of a file that is being sent; of what has arrived, only one record is held. */
export class ArrivingFile {
  /** Why reading had to stop: the sender went away or the packing is broken, or the file is too large. */
  fault: 'invalid-json' | 'payload-too-large' | undefined;
  private readonly cutter: RecordCutter;

  constructor(
    private readonly chunks: AsyncIterable<unknown>,
    private readonly reader: FileReader,
    private readonly maxBytes = maxFileBytes,
  ) {
    this.cutter = new RecordCutter(reader.shape, maxEventBytes);
  }

  /** The line from which on the file was not read. */
  get stoppedAt(): number | null {
    return this.fault === undefined ? null : this.cutter.nextLine;
  }

  async *events(): AsyncGenerator<FileEvent> {
    const slices = new Slices();
    for await (const record of this.records()) {
      const event = this.reader.read(record);
      if (event !== undefined) yield event;
      if (slices.isOver()) await slices.rest();
    }
  }

  private async *records(): AsyncGenerator<FileRecord> {
    for await (const chunk of this.arriving()) yield* this.cutter.push(chunk);
    if (this.fault === undefined) yield* this.cutter.end();
  }

  /** A stream that breaks ends the file: what came before it is answered all the same. */
  private async *arriving(): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      for await (const chunk of this.chunks) {
        if (!Buffer.isBuffer(chunk)) continue;
        bytes += chunk.length;
        if (bytes > this.maxBytes) this.fault = 'payload-too-large';
        if (this.fault !== undefined) return;
        yield chunk;
      }
    } catch {
      this.fault = 'invalid-json';
    }
  }
}
