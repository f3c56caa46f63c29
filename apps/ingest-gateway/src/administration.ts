import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type CatalogEvent, contentHash, type EventOf, parseEvent, type StreamName } from '#event-catalog';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { appended } from './log-errors.js';

export const hubSource = 'urn:egov:VN:hub';

type Administered = EventOf<'vn.egov.governance.administered.v1'>['data'];

/** Writes what people do to the system into the log, before it takes effect: failing to write it is failing to do it. */
@Injectable()
export class Administration {
  constructor(@Inject(GATEWAY) private readonly parts: GatewayParts) {}

  async record(data: Administered): Promise<void> {
    const event = {
      specversion: '1.0',
      id: randomUUID(),
      source: hubSource,
      type: 'vn.egov.governance.administered.v1',
      subject: data.target,
      time: this.parts.clock.now().toISOString(),
      data,
    };
    await this.append('egov.governance.v1', event);
  }

  /** Appends an event of the hub's own to a stream. */
  async append(stream: StreamName, event: Readonly<Record<string, unknown>>): Promise<void> {
    const parsed = ownEvent(event);
    const hash = contentHash(parsed);
    await appended(() =>
      this.parts.log.append([{ stream, subject: parsed.subject, body: JSON.stringify(parsed), hash }]),
    );
  }
}

/** The hub keeps its own contracts. */
export function ownEvent(event: unknown): CatalogEvent {
  const parsed = parseEvent(event);
  if (!parsed.ok) throw new Error(`the hub's own event is not valid: ${JSON.stringify(parsed.errors)}`);
  return parsed.value;
}
