import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Body, Controller, HttpCode, Post, Req, UseInterceptors } from '@nestjs/common';
import { Problem } from '#runtime';
import { DetailLanguage } from './detail-language.js';
import { type AtTheDoor, Door } from './door.js';
import { csvReader, type FileReader, ndjsonReader } from './file-events.js';
import { FileIntake } from './file-intake.js';
import type { FileReceipt } from './file-receipt.js';
import { maxBatchBytes, maxFileBytes } from './limits.js';
import { encodingOf, headerText, type Headers, mediaTypeOf } from './request-body.js';

/** `POST /v1/files`: NDJSON or CSV of events. */
@Controller('v1/files')
@UseInterceptors(DetailLanguage)
export class FilesController {
  constructor(
    private readonly files: FileIntake,
    private readonly door: Door,
  ) {}

  @Post()
  @HttpCode(202)
  async accept(@Req() request: AtTheDoor, @Body() body: unknown): Promise<FileReceipt> {
    const reader = readerOf(request.headers);
    const bytes = bytesOf(body, request.headers);
    return await this.door.during(request, maxBatchBytes, (sender) => this.files.accept(bytes, reader, sender));
  }
}

function readerOf(headers: Headers): FileReader {
  return mediaTypeOf(headers) === 'text/csv' ? csvReader() : ndjsonReader();
}

function bytesOf(body: unknown, headers: Headers): AsyncIterable<unknown> {
  const encoding = encodingOf(headers);
  if (!isReadable(body)) throw new Problem({ code: 'unsupported-media-type' });
  if (Number(headerText(headers, 'content-length') ?? 0) > maxFileBytes) {
    throw new Problem({ code: 'payload-too-large' });
  }
  // the reader of the inflated bytes sees each error, so nobody needs to hear of it here
  return encoding === 'gzip' ? pipeline(body, createGunzip(), () => undefined) : body;
}

function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body && Symbol.asyncIterator in body;
}
