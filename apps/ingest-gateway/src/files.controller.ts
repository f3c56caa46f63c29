import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { Problem } from '#runtime';
import { csvLines, type FileLine, ndjsonLines } from './file-lines.js';
import { FileTally, type FileReceipt } from './file-tally.js';
import { Intake } from './intake.js';
import { KeyRing } from './key-ring.js';
import { headerText, type Headers as RequestHeaders } from './request-body.js';

/** Lines that are checked and appended together. */
const batchSize = 500;

/** `POST /v1/files`: NDJSON or CSV of events, read as it comes, so that a file of any size needs little memory. */
@Controller('v1/files')
export class FilesController {
  constructor(
    private readonly intake: Intake,
    private readonly keys: KeyRing,
  ) {}

  @Post()
  @HttpCode(202)
  async accept(@Body() body: unknown, @Headers() headers: RequestHeaders): Promise<FileReceipt> {
    const { agency } = await this.keys.caller(headerText(headers, 'authorization'));
    const tally = new FileTally();
    let batch: FileLine[] = [];
    for await (const line of linesOf(body, headers)) {
      batch.push(line);
      if (batch.length < batchSize) continue;
      await this.take(batch, agency, tally);
      batch = [];
    }
    await this.take(batch, agency, tally);
    return tally.receipt();
  }

  private async take(batch: readonly FileLine[], agency: string, tally: FileTally): Promise<void> {
    const readable = batch.filter((line) => line.fault === undefined);
    const verdicts = await this.intake.accept(
      readable.map(({ value }) => value),
      agency,
    );
    for (const line of batch) if (line.fault !== undefined) tally.addFault(line.line, line.fault);
    readable.forEach(({ line }, index) => tally.add(line, verdicts[index]));
  }
}

function linesOf(body: unknown, headers: RequestHeaders): AsyncIterable<FileLine> {
  if (!isReadable(body)) throw new Problem({ code: 'unsupported-media-type' });
  const encoding = headerText(headers, 'content-encoding') ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') throw new Problem({ code: 'unsupported-media-type' });
  const bytes = encoding === 'gzip' ? body.pipe(createGunzip()) : body;
  const isCsv = (headerText(headers, 'content-type') ?? '').startsWith('text/csv');
  return isCsv ? csvLines(bytes) : ndjsonLines(bytes);
}

function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body && Symbol.asyncIterator in body;
}
