import { Inject, Injectable } from '@nestjs/common';
import { nation } from '#event-catalog';
import { formatPosition, type Position } from '#event-log';
import { listQuarantine, type QuarantineFilter, type QuarantineItem } from '#read-models';
import { Problem } from '#runtime';
import { Administration } from './administration.js';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { Reach } from './reach.js';
import { RecentlySettled } from './recently-settled.js';
import { actorOf, type Caller } from './sender.js';
import { type Fact, settlementFault } from './settlement-fault.js';

type Decision = Readonly<{ fact: Fact; reason: string }>;

export type Settled = Readonly<{ position: string; status: Fact }>;

/** Shows quarantined events and writes what is decided about them into their entity's own stream. */
@Injectable()
export class QuarantineDesk {
  private readonly settled = new RecentlySettled();

  constructor(
    @Inject(GATEWAY) private readonly parts: GatewayParts,
    private readonly administration: Administration,
    private readonly reach: Reach,
  ) {}

  /** Those whose source lies at or below the caller's agency. */
  async list({ agency }: Caller, filter: Omit<QuarantineFilter, 'agency'>): Promise<readonly QuarantineItem[]> {
    return await this.reach.asked(() => listQuarantine(this.parts.database, { ...filter, agency }));
  }

  /** @throws Problem `not-found`, also for an event of another agency. */
  async find(caller: Caller, position: Position): Promise<QuarantineItem> {
    const [item] = await this.list(caller, { position: formatPosition(position), limit: 1 });
    if (item === undefined) throw new Problem({ code: 'not-found' });
    return item;
  }

  /**
   * Releases or discards an event for good, by an event in the entity's own stream, so that a rebuild comes to the same.
   *
   * @throws Problem if the caller is not `VN`, or if the event cannot be settled so, or is settled already.
   */
  async settle(caller: Caller, position: Position, decision: Decision): Promise<Settled> {
    const item = await this.find(caller, position);
    if (caller.agency !== nation) throw new Problem({ code: 'forbidden-scope' });
    const known = this.settled.get(item.position);
    const fault = settlementFault(known === undefined ? item : { ...item, status: known }, decision.fact);
    if (fault !== undefined) throw new Problem({ code: 'id-conflict', detail: fault });
    // the read model learns of it later: until then nobody else may decide otherwise
    this.settled.add(item.position, decision.fact);
    try {
      await this.write(caller, item, { ...decision, stream: position.stream });
    } catch (error) {
      this.settled.forget(item.position);
      throw error;
    }
    return { position: item.position, status: decision.fact };
  }

  private async write(
    caller: Caller,
    { position, source, id, hash, subject }: QuarantineItem,
    { fact, reason, stream }: Decision & Pick<Position, 'stream'>,
  ): Promise<void> {
    if (subject === null) throw new Error('an event without a subject cannot be settled');
    const by = actorOf(caller);
    await this.administration.record(caller, { action: `quarantine.${fact}`, target: `event:${position}` });
    await this.administration.append(stream, {
      id: `${fact}:${position}`,
      type: `vn.egov.hub.quarantine.${fact}.v1`,
      subject,
      data: { source, id, hash, by, reason },
    });
  }
}
