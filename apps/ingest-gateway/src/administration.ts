import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { StreamName } from '#event-catalog';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { hubEvent } from './hub-event.js';
import { Reach } from './reach.js';
import { actorOf, type Caller } from './sender.js';

type Action = Readonly<{ action: string; target: string }>;

/** Writes what people do to the system into the log, before it takes effect: failing to write it is failing to do it. */
@Injectable()
export class Administration {
  constructor(
    @Inject(GATEWAY) private readonly parts: GatewayParts,
    private readonly reach: Reach,
  ) {}

  async record(caller: Caller, { action, target }: Action): Promise<void> {
    await this.append('egov.governance.v1', {
      id: randomUUID(),
      type: 'vn.egov.governance.administered.v1',
      subject: target,
      data: { action, by: actorOf(caller), target },
    });
  }

  /** Appends an event of the hub's own to a stream. */
  async append(stream: StreamName, event: Parameters<typeof hubEvent>[0]): Promise<void> {
    const { subject, body, hash } = hubEvent(event, this.parts.clock.now());
    await this.reach.appended(() => this.parts.log.append([{ stream, subject, body, hash }]));
  }
}
