import { Inject, Injectable } from '@nestjs/common';
import { isStreamName, nation } from '#event-catalog';
import { listQuarantine, type QuarantineFilter, type QuarantineItem } from '#read-models';
import { Problem } from '#runtime';
import { Administration, hubSource } from './administration.js';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import type { Caller } from './key-ring.js';
import { answeredByDatabase } from './log-errors.js';

type Decision = Readonly<{ fact: 'released' | 'discarded'; reason: string }>;

/** Shows quarantined events and writes what is decided about them into their entity's own stream. */
@Injectable()
export class QuarantineDesk {
  constructor(
    @Inject(GATEWAY) private readonly parts: GatewayParts,
    private readonly administration: Administration,
  ) {}

  async list({ agency }: Caller, filter: Omit<QuarantineFilter, 'agency'>): Promise<readonly QuarantineItem[]> {
    return await answeredByDatabase(() => listQuarantine(this.parts.database, { ...filter, agency }));
  }

  /** @throws Problem `not-found`, also for an event of another agency. */
  async find(caller: Caller, position: string): Promise<QuarantineItem> {
    const [item] = await this.list(caller, { position, limit: 1 });
    if (item === undefined) throw new Problem({ code: 'not-found' });
    return item;
  }

  /**
   * Releases or discards an event for good, by an event in the entity's own stream, so that a rebuild comes to the same.
   *
   * @throws Problem if the caller is not `VN`, or if the event cannot be settled so any more.
   */
  async settle(
    caller: Caller,
    position: string,
    { fact, reason }: Decision,
  ): Promise<Readonly<{ position: string; status: string }>> {
    const item = await this.find(caller, position);
    if (caller.agency !== nation) throw new Problem({ code: 'forbidden-scope' });
    const { source, id, hash, subject, stream } = item;
    const refused = refusalOf(item, fact);
    if (refused !== undefined) throw new Problem({ code: 'id-conflict', detail: refused });
    if (source === null || id === null || subject === null || !isStreamName(stream))
      throw new Problem({ code: 'not-found' });
    const by = `key:${caller.id}`;
    await this.administration.record({ action: `quarantine.${fact}`, by, target: `event:${position}` });
    await this.administration.append(stream, {
      specversion: '1.0',
      id: `${fact}:${position}`,
      source: hubSource,
      type: `vn.egov.hub.quarantine.${fact}.v1`,
      subject,
      time: this.parts.clock.now().toISOString(),
      data: { source, id, hash, by, reason },
    });
    return { position, status: fact };
  }
}

function refusalOf(
  { status, reason }: QuarantineItem,
  fact: Decision['fact'],
): Readonly<{ vi: string; en: string }> | undefined {
  if (status !== 'quarantined')
    return { vi: `sự kiện đã được xử lý (${status})`, en: `the event is settled (${status})` };
  if (fact === 'discarded' || reason === 'foreign-source') return undefined;
  return {
    vi: 'sự kiện này không thể giải phóng: gửi lại với mã mới kèm mendsid, hoặc huỷ',
    en: 'this event cannot be released: send it again under a new id with mendsid, or discard it',
  };
}
