import type { CatalogEvent } from '#event-catalog';
import type { LogRecord } from '#event-log';
import type { FoldedBatch, QuarantinedEvent, Settlement } from '#read-models';

type Aside = Pick<QuarantinedEvent, 'hash' | 'reason' | 'detail' | 'recordedOn'>;

/** Collects what a batch leaves besides entities and figures. */
export class Remarks {
  private readonly quarantined: QuarantinedEvent[] = [];
  private readonly settlements: Settlement[] = [];
  private readonly facts: FoldedBatch['remarks']['facts'][number][] = [];
  private readonly mendings: FoldedBatch['remarks']['mendings'][number][] = [];
  private readonly resends = new Map<string, FoldedBatch['remarks']['resends'][number]>();
  private readonly sequences: FoldedBatch['remarks']['sequences'][number][] = [];

  counted(event: CatalogEvent, record: LogRecord, recordedOn: string): void {
    const { source, mendsid, sequence } = event;
    const { offset } = record;
    if (record.stream === 'egov.governance.v1') this.facts.push({ offset, recordedOn, event: JSON.stringify(event) });
    if (mendsid !== undefined) this.mendings.push({ source, mendsId: mendsid, offset, recordedOn });
    if (sequence !== undefined) this.sequences.push({ source, sequence: String(sequence), recordedOn });
  }

  resent(source: string, recordedOn: string): void {
    const key = `${recordedOn} ${source}`;
    this.resends.set(key, { source, recordedOn, count: (this.resends.get(key)?.count ?? 0) + 1 });
  }

  setAside({ event, offset }: LogRecord, aside: Aside): void {
    this.quarantined.push({
      offset,
      ...identityOf(event),
      event: JSON.stringify(event),
      ...aside,
    });
  }

  settled(settlement: Settlement): void {
    this.settlements.push(settlement);
  }

  finish(): Pick<FoldedBatch, 'quarantined' | 'settled' | 'remarks'> {
    const { quarantined, settlements, facts, mendings, resends, sequences } = this;
    return {
      quarantined,
      settled: settlements,
      remarks: { facts, mendings, resends: [...resends.values()], sequences },
    };
  }
}

/** What tells an event from others, as far as it says so. */
export function identityOf(event: unknown): Pick<QuarantinedEvent, 'subject' | 'source' | 'id' | 'type'> {
  const text = (name: string): string | null => attribute(event, name);
  return { subject: text('subject'), source: text('source'), id: text('id'), type: text('type') };
}

function attribute(event: unknown, name: string): string | null {
  if (typeof event !== 'object' || event === null) return null;
  const value: unknown = Reflect.get(event, name);
  return typeof value === 'string' && canBeKept(value) ? value : null;
}

/** PostgreSQL keeps no NUL and no half of a character, and indexes no long text; no event that counts has any. */
export function canBeKept(text: string): boolean {
  return text.length <= longestKey && !controlOrSurrogate.test(text);
}

const longestKey = 400;
const controlOrSurrogate = /[\p{Cc}\p{Cs}]/u;
