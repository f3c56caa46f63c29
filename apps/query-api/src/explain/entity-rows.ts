import { Injectable } from '@nestjs/common';
import { type ExplainedEntity, shownSubject } from '#read-models';
import { LogReader } from '../log/log-reader.js';

export type EventPlace = Readonly<{
  position: string;
  type: string | null;
  time: string | null;
  id: string;
  source: string;
  fate: string;
}>;

export type EntityRow = Readonly<{
  subject: string;
  stream: string;
  contribution: number;
  reason: string | null;
  contributions: ExplainedEntity['contributions'];
  events: readonly EventPlace[];
}>;

/** Shows entities with their events: where each stands, and what and when it was; never what is in it. */
@Injectable()
export class EntityRows {
  constructor(private readonly log: LogReader) {}

  async of(entities: readonly ExplainedEntity[]): Promise<readonly EntityRow[]> {
    const rows: EntityRow[] = [];
    for (const entity of entities) rows.push(await this.row(entity));
    return rows;
  }

  private async row(entity: ExplainedEntity): Promise<EntityRow> {
    const { subject, stream, partition, contribution, reason = null, contributions, events } = entity;
    const offsets = events.map(({ offset }) => offset);
    const records = await this.log.readAt(stream, partition, offsets);
    const stored = new Map(records.map(({ offset, event }) => [offset, event]));
    return {
      ...{ subject: shownSubject(subject), stream, contribution, reason, contributions },
      events: events.map(({ offset, id, source, fate }) => ({
        position: `${stream}/${partition}/${offset}`,
        type: attribute(stored.get(offset), 'type'),
        time: attribute(stored.get(offset), 'time'),
        ...{ id, source, fate },
      })),
    };
  }
}

function attribute(event: unknown, name: string): string | null {
  const value: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, name) : undefined;
  return typeof value === 'string' ? value : null;
}
