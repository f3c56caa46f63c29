import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { FieldError } from '#event-catalog';
import {
  inboxAgency,
  type InboxRecord,
  KafkaInbox,
  kafkaOptions,
  placeOf,
  QuarantineWriter,
  type Refused,
} from '#event-log';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { inboxEvent } from './inbox-event.js';
import { Intake } from './intake.js';
import type { Sender } from './sender.js';
import type { RejectedVerdict } from './verdict.js';

/**
 * Takes in what agencies write into their inboxes on a cluster, as the door takes requests. A record is behind us only
 * when its event is in the log, or it is in quarantine with its reasons.
 */
@Injectable()
export class KafkaInboxes implements OnApplicationBootstrap, OnApplicationShutdown {
  private inbox: KafkaInbox | undefined;
  private quarantine: QuarantineWriter | undefined;

  constructor(
    @Inject(GATEWAY) private readonly parts: GatewayParts,
    private readonly intake: Intake,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { kafka, logger } = this.parts;
    if (kafka === undefined) return;
    const access = { ...(await kafkaOptions(kafka)), log: logger };
    const quarantine = new QuarantineWriter(access);
    this.quarantine = quarantine;
    this.inbox = new KafkaInbox({ ...access, take: (records) => this.take(records, quarantine) });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.inbox?.close();
    await this.quarantine?.close();
  }

  private async take(records: readonly InboxRecord[], quarantine: QuarantineWriter): Promise<void> {
    const sent = records.map((record) => ({ ...inboxEvent(record), origin: placeOf(record) }));
    const verdicts = await this.intake.accept(sent, senderOf(records[0]?.topic ?? ''));
    const refused = records.flatMap((record, index) => {
      const verdict = verdicts[index];
      if (verdict === undefined) throw new Error(`no verdict for ${placeOf(record)}`);
      return verdict.status === 'rejected' ? [refusedFor(record, verdict)] : [];
    });
    await quarantine.write(refused);
  }
}

/** As a key of that agency. Others may have read along, and the topic keeps what it was given: so `p:` refs only. */
function senderOf(topic: string): Sender {
  return { id: 'kafka-inbox', agency: inboxAgency(topic) ?? '', confidential: false };
}

/** A record of the quarantine holds the refused one and its reasons, so these have a bound. */
const maxErrorsBytes = 4 * 1024;
const maxMessageLength = 500;

function refusedFor(record: InboxRecord, { code, errors }: RejectedVerdict): Refused {
  const [first] = errors;
  const why = first === undefined ? code : `${code}: ${first.pointer} ${first.detail}`;
  return { record, code, message: why.slice(0, maxMessageLength), errors: bounded(errors) };
}

function bounded(errors: readonly FieldError[]): string {
  for (let count = errors.length; count > 0; count = Math.floor(count / 2)) {
    const text = JSON.stringify(errors.slice(0, count));
    if (Buffer.byteLength(text) <= maxErrorsBytes) return text;
  }
  return '[]';
}
