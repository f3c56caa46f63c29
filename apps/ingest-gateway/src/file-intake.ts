import { Injectable } from '@nestjs/common';
import { pause, Problem } from '#runtime';
import { ArrivingFile } from './arriving-file.js';
import type { FileEvent, FileReader } from './file-events.js';
import { type FileReceipt, FileTally } from './file-receipt.js';
import { Intake } from './intake.js';
import type { Sender } from './sender.js';

/** Events that are checked and appended together: enough for the log, little for the memory. */
const batchEvents = 500;
const batchBytes = 1024 * 1024;

/** A log that is busy is waited for: the file waits with it, and nobody has to send it again. */
const triesWhileBusy = 30;

/** Reads a file as it arrives, and appends what is good in it batch by batch. */
@Injectable()
export class FileIntake {
  constructor(private readonly intake: Intake) {}

  /** @throws Problem if its header is wrong, or the log cannot take it; then `detail` says what is stored. */
  async accept(chunks: AsyncIterable<unknown>, reader: FileReader, sender: Sender): Promise<FileReceipt> {
    const tally = new FileTally((pointer) => reader.columnOf(pointer));
    const file = new ArrivingFile(chunks, reader);
    let batch: FileEvent[] = [];
    let bytes = 0;
    for await (const event of file.events()) {
      batch.push(event);
      bytes += event.bytes;
      if (batch.length < batchEvents && bytes < batchBytes) continue;
      await this.take(batch, sender, tally);
      batch = [];
      bytes = 0;
    }
    await this.take(batch, sender, tally);
    if (file.fault !== undefined && tally.isEmpty()) throw new Problem({ code: file.fault });
    return tally.receipt(file.stoppedAt);
  }

  private async take(batch: readonly FileEvent[], sender: Sender, tally: FileTally): Promise<void> {
    try {
      const verdicts = await this.patiently(batch, sender);
      batch.forEach(({ line }, index) => {
        const verdict = verdicts[index];
        if (verdict !== undefined) tally.add(line, verdict);
      });
    } catch (error) {
      throw error instanceof Problem && tally.stored() > 0 ? halfStored(error, tally.stored()) : error;
    }
  }

  private async patiently(batch: readonly FileEvent[], sender: Sender): ReturnType<Intake['accept']> {
    const sent = batch.map((event) => event.sent);
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.intake.accept(sent, sender);
      } catch (error) {
        const busy = error instanceof Problem && error.parts.code === 'overloaded';
        if (!busy || tries === triesWhileBusy) throw error;
        await pause(1_000, new AbortController().signal);
      }
    }
  }
}

/** What was stored stays: whoever sends the file again has it counted once. */
function halfStored({ parts }: Problem, stored: number): Problem {
  const detail = {
    vi: `đã lưu ${stored} sự kiện; gửi lại cả tệp, sự kiện đã lưu chỉ tính một lần`,
    en: `${stored} events are stored; send the whole file again, what is stored counts once`,
  };
  return new Problem({ ...parts, detail });
}
