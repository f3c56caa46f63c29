import { requiredText, textOf } from './data.js';
import type { LogEvent } from './log.js';
import type { Reading } from './reading.js';

/** What the fold makes of the records of one subject. */
export type Folded = {
  /** In the order in which they came to count. */
  readonly counted: readonly LogEvent[];
  readonly held: readonly Held[];
  /** One for each time that an event came again. */
  readonly resends: readonly LogEvent[];
};

export type Held = {
  readonly event: LogEvent;
  readonly reason: 'id-conflict' | 'foreign-source';
  readonly status: 'quarantined' | 'released' | 'discarded' | 'mended';
};

const documentStatuses = ['delivered', 'refused', 'accepted', 'assigned', 'processing', 'completed'];

/** "Dossiers, documents (but for their statuses), services, portals and questions have a **home**" */
const withHome = ['dossier', 'document', 'service', 'portal', 'question'];

/** @param records of one subject, in the order of its partition */
export function fold(records: readonly LogEvent[], reading: Reading): Folded {
  const subject = new SubjectFold(reading);
  for (const record of records) subject.take(record);
  return { counted: subject.counted, held: subject.held, resends: subject.resends };
}

class SubjectFold {
  counted: LogEvent[] = [];
  held: Held[] = [];
  resends: LogEvent[] = [];
  private readonly seen = new Map<string, Set<string>>();
  private readonly transferredTo = new Set<string>();
  private home: string | undefined;

  constructor(private readonly reading: Reading) {}

  take(event: LogEvent): void {
    const identity = `${event.source} ${event.id}`;
    const hashes = this.seen.get(identity);
    if (hashes === undefined) {
      this.seen.set(identity, new Set([event.hash]));
      this.takeNew(event);
      return;
    }
    // "A quarantined event stays known: a resend of it is a duplicate."
    if (hashes.has(event.hash)) {
      this.resends.push(event);
      return;
    }
    hashes.add(event.hash);
    this.takeOther(event);
  }

  private takeNew(event: LogEvent): void {
    if (event.context === 'hub') this.decide(event);
    else if (this.isForeign(event)) this.hold(event, 'foreign-source');
    else this.count(event);
  }

  /** Same `(source, id)`, other hash. */
  private takeOther(event: LogEvent): void {
    if (!this.reading.has('last-conflict-wins')) {
      this.hold(event, 'id-conflict');
      return;
    }
    this.counted = this.counted.filter((first) => first.source !== event.source || first.id !== event.id);
    this.count(event);
  }

  private isForeign(event: LogEvent): boolean {
    if (this.reading.has('foreign-sources-count')) return false;
    if (!hasHome(event) || event.agency === 'VN') return false;
    const group = firstGroup(event.agency);
    return this.home !== undefined && this.home !== group && !this.transferredTo.has(group);
  }

  private count(event: LogEvent): void {
    this.counted.push(event);
    if (hasHome(event)) this.home ??= homeSetBy(event);
    if (event.fact === 'dossier.transferred') {
      this.transferredTo.add(firstGroup(requiredText(event.data, 'toAgency')));
    }
    this.settle('mended', (held) => held.event.source === event.source && held.event.id === event.mendsId);
  }

  private hold(event: LogEvent, reason: Held['reason']): void {
    this.held.push({ event, reason, status: 'quarantined' });
  }

  /** `quarantine.released` and `quarantine.discarded` */
  private decide({ fact, data }: LogEvent): void {
    const isMeant = ({ event, reason }: Held) =>
      event.source === data['source'] &&
      event.id === data['id'] &&
      event.hash === data['hash'] &&
      // "an `id-conflict` cannot be released, only mended under a new id or discarded"
      !(reason === 'id-conflict' && fact === 'quarantine.released');
    if (fact === 'quarantine.discarded') this.settle('discarded', isMeant);
    if (fact !== 'quarantine.released') return;
    for (const { event } of this.settle('released', isMeant)) this.count(event);
  }

  private settle(status: Held['status'], isMeant: (held: Held) => boolean): readonly Held[] {
    const meant = this.held.filter((held) => held.status === 'quarantined' && isMeant(held));
    this.held = this.held.map((held) => (meant.includes(held) ? { ...held, status } : held));
    return meant;
  }
}

function hasHome(event: LogEvent): boolean {
  const [entity = '', fact = ''] = event.fact.split('.');
  if (entity === 'document') return !documentStatuses.includes(fact);
  return withHome.includes(entity);
}

/** "nor an event of `VN` without `agency` or `from` (with them, `VN` sets the first group of that agency" */
function homeSetBy({ agency, data }: LogEvent): string | undefined {
  if (agency !== 'VN') return firstGroup(agency);
  const named = textOf(data, 'agency') ?? textOf(data, 'from');
  return named === undefined ? undefined : firstGroup(named);
}

function firstGroup(agency: string): string {
  return agency.split('.')[0] ?? '';
}
