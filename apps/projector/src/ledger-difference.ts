import { type Contribution, contributionsOf, type Entity } from '#projections';
import { dimsText, type LedgerEntry, type StoredEntity } from '#read-models';

type Touched = { before: readonly Contribution[]; stored: StoredEntity | undefined; entity: Entity };

/** The state of a batch's entities, and the difference that they make to the ledger by recorded day. */
export class LedgerDifference {
  private readonly entries = new Map<string, LedgerEntry & { count: number }>();
  private readonly changedEntities = new Map<string, StoredEntity>();
  private today = new Map<string, Touched>();

  constructor(private readonly loaded: ReadonlyMap<string, StoredEntity>) {}

  entity(subject: string): Entity | undefined {
    return this.today.get(subject)?.entity ?? this.known(subject)?.entity;
  }

  put(subject: string, entity: Entity): void {
    const touched = this.today.get(subject);
    if (touched !== undefined) {
      touched.entity = entity;
      return;
    }
    const stored = this.known(subject);
    const before = stored === undefined ? [] : contributionsOf(stored.entity.states);
    this.today.set(subject, { before, stored, entity });
  }

  /** Widens the columns by which an explanation finds the entity. */
  touch(subject: string, contributions: readonly Contribution[]): void {
    const touched = this.today.get(subject);
    if (touched === undefined) return;
    touched.stored = widened({ ...(touched.stored ?? blank), entity: touched.entity }, contributions);
  }

  add(contributions: readonly Contribution[], recordedOn: string): void {
    for (const contribution of contributions) this.count(contribution, recordedOn, 1);
  }

  /** Ends a recorded day: what its entities add now, less what they added before it. */
  close(recordedOn: string | null): void {
    if (recordedOn !== null) {
      for (const [subject, touched] of this.today) this.closeEntity(subject, touched, recordedOn);
    }
    this.today = new Map();
  }

  finish(recordedOn: string | null): readonly LedgerEntry[] {
    this.close(recordedOn);
    return [...this.entries.values()].filter(({ count }) => count !== 0);
  }

  changed(): ReadonlyMap<string, StoredEntity> {
    return this.changedEntities;
  }

  private closeEntity(subject: string, { before, stored, entity }: Touched, recordedOn: string): void {
    const after = contributionsOf(entity.states);
    for (const contribution of before) this.count(contribution, recordedOn, -1);
    for (const contribution of after) this.count(contribution, recordedOn, 1);
    this.changedEntities.set(subject, widened({ ...(stored ?? blank), entity }, after));
  }

  private count(contribution: Contribution, recordedOn: string, sign: 1 | -1): void {
    const { measure, agency, dims, validOn, count } = contribution;
    const key = `${measure}|${agency}|${dimsText(dims)}|${validOn}|${recordedOn}`;
    const entry = this.entries.get(key);
    if (entry === undefined) this.entries.set(key, { measure, agency, dims, validOn, recordedOn, count: sign * count });
    else entry.count += sign * count;
  }

  private known(subject: string): StoredEntity | undefined {
    return this.changedEntities.get(subject) ?? this.loaded.get(subject);
  }
}

const blank: Omit<StoredEntity, 'entity'> = { agencies: [], firstOn: null, lastOn: null };

function widened(stored: StoredEntity, contributions: readonly Contribution[]): StoredEntity {
  if (contributions.length === 0) return stored;
  const agencies = new Set(stored.agencies);
  let { firstOn, lastOn } = stored;
  for (const { agency, validOn } of contributions) {
    agencies.add(agency);
    if (firstOn === null || validOn < firstOn) firstOn = validOn;
    if (lastOn === null || validOn > lastOn) lastOn = validOn;
  }
  return { ...stored, agencies: [...agencies].sort(), firstOn, lastOn };
}
