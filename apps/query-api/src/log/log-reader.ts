import { Inject, Injectable } from '@nestjs/common';
import { type LogRecord, parsePosition } from '#event-log';
import { QUERY, type QueryParts } from '../query-parts.js';

/** Reads events by where they stand; the read models name streams as text. */
@Injectable()
export class LogReader {
  constructor(@Inject(QUERY) private readonly parts: QueryParts) {}

  async readAt(stream: string, partition: number, offsets: readonly number[]): Promise<readonly LogRecord[]> {
    const place = parsePosition(`${stream}/${partition}/0`);
    return place === undefined ? [] : await this.parts.log.readAt(place.stream, partition, offsets);
  }
}
