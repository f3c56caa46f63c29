import { Inject, Injectable } from '@nestjs/common';
import { type LogRecord, parsePosition } from '#event-log';
import { type KnownEntity, readEntity } from '#read-models';
import { Problem } from '#runtime';
import { type Caller, covers } from '../callers.js';
import { LogReader } from './log-reader.js';
import { QUERY, type QueryParts } from '../query-parts.js';

/** Events and entities, for whom they belong to. */
@Injectable()
export class Records {
  constructor(
    @Inject(QUERY) private readonly parts: QueryParts,
    private readonly log: LogReader,
  ) {}

  /** One event as it stands in the log. @throws Problem if there is none there, or it is another agency's. */
  async event(position: string, caller: Caller): Promise<LogRecord> {
    const place = parsePosition(position);
    if (place === undefined) throw new Problem({ code: 'not-found' });
    const [record] = await this.parts.log.readAt(place.stream, place.partition, [place.offset]);
    if (record === undefined) throw new Problem({ code: 'not-found' });
    if (!covers(caller, sourceAgency(record.event))) throw new Problem({ code: 'forbidden-scope' });
    return record;
  }

  /** What is known of a subject. @throws Problem if nothing is, or it is another agency's. */
  async entity(stream: string, subject: string, caller: Caller): Promise<KnownEntity> {
    const entity = await readEntity(this.parts.database.pool, stream, subject);
    if (entity === undefined) throw new Problem({ code: 'not-found' });
    const concerned = entity.home === null ? entity.agencies : [entity.home, ...entity.agencies];
    if (!concerned.some((agency) => covers(caller, agency))) throw new Problem({ code: 'forbidden-scope' });
    return entity;
  }

  /** An entity's events in order, as far as the log holds them. */
  async eventsOf({ stream, partition, events }: KnownEntity): Promise<readonly LogRecord[]> {
    const offsets = events.map(({ offset }) => offset);
    return await this.log.readAt(stream, partition, offsets);
  }
}

/** `urn:egov:H58:onestop` is of H58. */
function sourceAgency(event: unknown): string {
  const source = typeof event === 'object' && event !== null && 'source' in event ? event.source : undefined;
  return typeof source === 'string' ? (source.split(':')[2] ?? '') : '';
}
