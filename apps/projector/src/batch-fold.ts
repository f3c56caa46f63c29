import { type CatalogEvent, contentHash, instantMicros, parseEvent, vietnamDay } from '#event-catalog';
import type { LogRecord } from '#event-log';
import { type Contribution, type Effect, folded, reportsOf, spoke, unseen, withUnreadable } from '#projections';
import type { Checkpoint, FoldedBatch, StoredEntity } from '#read-models';
import { LedgerDifference } from './ledger-difference.js';
import type { LedgerSum } from './ledger-sum.js';
import { identityOf, Remarks } from './remarks.js';

/** What a batch is folded onto. */
export type BatchStart = Readonly<{
  generation: number;
  stream: string;
  checkpoint: Checkpoint;
  /** The touched entities that exist, by subject: known before an event of theirs is added. */
  entities: ReadonlyMap<string, StoredEntity>;
  /** What the batch adds to the ledger is added to this. */
  sum: LedgerSum;
}>;

/**
 * Folds records of one partition, in order. Differences of contributions are taken once per entity and recorded day,
 * so how the log was cut into batches never shows in the ledger.
 */
export class BatchFold {
  private recordedOn: string | null;
  private nextOffset: number;
  private readonly ledger: LedgerDifference;
  private readonly remarks = new Remarks();
  private readonly recalled = new Map<number, CatalogEvent>();
  private readonly recordedDays: { recordedOn: string; firstOffset: number }[] = [];

  constructor(private readonly start: BatchStart) {
    this.recordedOn = start.checkpoint.recordedOn;
    this.nextOffset = start.checkpoint.nextOffset;
    this.ledger = new LedgerDifference(start.entities, start.sum);
  }

  /** Quarantined events of subjects that a release among the next records names, by offset. */
  recall(quarantined: ReadonlyMap<number, unknown>): void {
    for (const [offset, content] of quarantined) {
      const parsed = parseEvent(content);
      if (parsed.ok) this.recalled.set(offset, parsed.value);
    }
  }

  add(record: LogRecord): void {
    const recordedOn = this.recordedDay(record);
    this.nextOffset = record.offset + 1;
    const parsed = parseEvent(record.event);
    if (parsed.ok) this.fold(parsed.value, record, recordedOn);
    else this.setUnreadableAside(record, parsed, recordedOn);
  }

  /** All that the batch changes but the ledger. */
  finish(): Omit<FoldedBatch, 'ledger'> {
    const { generation, stream, checkpoint } = this.start;
    this.ledger.close(this.recordedOn);
    return {
      generation,
      stream,
      from: checkpoint,
      to: { partition: checkpoint.partition, nextOffset: this.nextOffset, recordedOn: this.recordedOn },
      entities: this.ledger.changed(),
      recordedDays: this.recordedDays,
      ...this.remarks.finish(),
    };
  }

  /** The later of the day of `recordedtime` and the partition's previous recorded day, so that it never goes back. */
  private recordedDay({ recordedTime, offset }: LogRecord): string {
    const day = vietnamDay(instantMicros(recordedTime));
    if (this.recordedOn !== null && day <= this.recordedOn) return this.recordedOn;
    this.ledger.close(this.recordedOn);
    this.recordedDays.push({ recordedOn: day, firstOffset: offset });
    this.recordedOn = day;
    return day;
  }

  /** Without its subject, source and id nobody could name it to settle it; then it is only shown. */
  private setUnreadableAside(record: LogRecord, { code, errors }: Unreadable, recordedOn: string): void {
    const { hash, offset } = record;
    const { subject, source, id } = identityOf(record.event);
    if (subject !== null && source !== null && id !== null) {
      const entity = withUnreadable(this.ledger.entity(subject) ?? unseen, { source, id, hash, offset });
      if (entity === undefined) {
        this.remarks.resent(source, recordedOn);
        return;
      }
      this.ledger.put(subject, entity);
    }
    const [error] = errors;
    const detail = error === undefined ? code : `${error.pointer}: ${error.detail}`;
    this.remarks.setAside(record, { hash, reason: code, detail, recordedOn });
  }

  private fold(event: CatalogEvent, record: LogRecord, recordedOn: string): void {
    if (event.type === 'vn.egov.hub.day.closed.v1') return;
    const logged = { event, hash: record.hash === '' ? contentHash(event) : record.hash, offset: record.offset };
    const entity = this.ledger.entity(event.subject) ?? unseen;
    const result = folded(entity, logged, (offset) => this.recalled.get(offset));
    if (result.entity !== entity) this.ledger.put(event.subject, result.entity);
    for (const effect of result.effects) this.note(effect, logged, record, recordedOn);
  }

  private report(subject: string, reports: readonly Contribution[], recordedOn: string): void {
    this.ledger.add(reports, recordedOn);
    this.ledger.touch(subject, reports);
  }

  private note(
    effect: Effect,
    { event, hash }: Readonly<{ event: CatalogEvent; hash: string }>,
    record: LogRecord,
    recordedOn: string,
  ): void {
    switch (effect.kind) {
      case 'counted':
        this.report(event.subject, reportsOf(effect.event), recordedOn);
        this.remarks.counted(effect.event, record, recordedOn);
        return;
      case 'duplicate':
        this.remarks.resent(event.source, recordedOn);
        return;
      case 'quarantined':
        this.ledger.add([spoke(event)], recordedOn);
        this.recalled.set(record.offset, event);
        this.remarks.setAside(record, { hash, reason: effect.reason, detail: details[effect.reason], recordedOn });
        return;
      case 'settled':
        this.remarks.settled({ offset: effect.offset, status: effect.fate, settledOn: recordedOn });
        return;
    }
  }
}

type Unreadable = Extract<ReturnType<typeof parseEvent>, { ok: false }>;

const details = {
  'id-conflict': 'an event of this source with this id came before with other content; that one counts',
  'foreign-source': 'the entity is at home with another agency, which has not transferred it',
} as const;
