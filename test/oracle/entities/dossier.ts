import { dimension, requiredText } from '../data.js';
import {
  nothing,
  assertedOn,
  givenAgency,
  type Cell,
  type Dims,
  type Entity,
  type Flag,
  type Flow,
  type Life,
} from '../entity.js';
import type { LogEvent } from '../log.js';
import { carries, firstOf, instantOf, lastOf, ofFacts, register } from '../order.js';
import type { Reading } from '../reading.js';
import { addDays, dayOf, isMidnight, micros } from '../time.js';

/** The counted events of one dossier in event order, and how often its reception came again. */
export type DossierEvents = { events: readonly LogEvent[]; resentReceptions: number };

type End = { measure: string; at: number; day: string };

export function dossier(of: DossierEvents, reading: Reading): Entity {
  const { events } = of;
  // "Nothing is counted for a dossier before a `received`, nor while the last of `voided` and `restored` is `voided`."
  if (firstOf(events, 'dossier.received') === undefined) return nothing;
  if (lastOf(events, 'dossier.voided', 'dossier.restored')?.fact === 'dossier.voided') return nothing;

  const state = new DossierState(events, reading);
  const copies = reading.has('duplicates-counted') ? 1 + of.resentReceptions : 1;
  const workload = { ...state.receivedFlow('dossiers.workload', {}), count: copies };
  // "A dossier with `parent` counts in `dossiers.workload` only."
  if (state.registered('parent') !== undefined && !reading.has('linked-dossiers-count')) {
    return { flows: [workload], flags: state.flags(), stocksOn: () => [] };
  }
  const received = {
    ...state.receivedFlow('dossiers.received', state.dims('channel', 'level', 'handling')),
    count: copies,
  };
  return {
    flows: [workload, received, ...state.endFlows(), ...state.ratingFlows(), ...state.paymentFlows()],
    flags: state.flags(),
    life: state.life(),
    stocksOn: (day) => state.openOn(day),
  };
}

class DossierState {
  private readonly receptions: readonly LogEvent[];
  /** `received` and `corrected`: what the fields of `received` are read from. */
  private readonly registers: readonly LogEvent[];
  private readonly transfers: readonly { day: string; at: number; toAgency: string }[];
  private readonly pauses: readonly { day: string; paused: boolean }[];
  private readonly end: End | undefined;
  private readonly receivedAt: number;
  private readonly receivedDay: string;
  private readonly dues: readonly { day: string; dueAt: number | undefined }[];

  constructor(
    private readonly events: readonly LogEvent[],
    private readonly reading: Reading,
  ) {
    this.receptions = ofFacts(events, 'dossier.received');
    this.registers = ofFacts(events, 'dossier.received', 'dossier.corrected');
    this.transfers = this.transfersInOrder();
    this.pauses = ofFacts(events, 'dossier.suspended', 'dossier.resumed').map((event) => ({
      day: dayOf(instantOf(event, 'at'), reading),
      paused: event.fact === 'dossier.suspended',
    }));
    this.end = this.ending();
    this.receivedAt = this.reception();
    this.receivedDay = dayOf(this.receivedAt, reading);
    this.dues = this.dueAssertions();
  }

  registered(field: string): unknown {
    return register(this.registers, field, this.reading);
  }

  dims(...fields: readonly string[]): Dims {
    return Object.fromEntries(fields.map((field) => [field, dimension(this.registered(field))]));
  }

  receivedFlow(measure: string, dims: Dims): Flow {
    return { measure, agency: this.receivingAgency(), day: this.receivedDay, dims, count: 1 };
  }

  endFlows(): readonly Flow[] {
    if (this.end === undefined) return [];
    const { measure, day } = this.end;
    const outcome = dimension(
      register(ofFacts(this.events, 'dossier.resolved', 'dossier.corrected'), 'outcome', this.reading),
    );
    const dims =
      measure === 'dossiers.resolved'
        ? { ...this.dims('channel', 'level', 'handling'), timeliness: this.timeliness(this.end), outcome }
        : this.dims('channel', 'level');
    return [{ measure, agency: this.finalHolder(), day, dims, count: 1 }];
  }

  ratingFlows(): readonly Flow[] {
    const rated = lastOf(this.events, 'dossier.rated');
    if (rated === undefined) return [];
    const satisfied = rated.data['score'] === 4 || rated.data['score'] === 5;
    return this.holderFlows(rated.day, 'dossiers.rated', satisfied ? 'dossiers.rated-satisfied' : undefined);
  }

  paymentFlows(): readonly Flow[] {
    const payment = lastOf(this.events, 'dossier.paid', 'dossier.refunded');
    if (payment?.fact !== 'dossier.paid') return [];
    const online = payment.data['method'] === 'online';
    return this.holderFlows(payment.day, 'dossiers.paid', online ? 'dossiers.paid-online' : undefined);
  }

  /** "open on day d if received day ≤ d < end day" */
  openOn(day: string): readonly Cell[] {
    if (day < this.receivedDay) return [];
    const lastOpenDay = this.lastOpenDay();
    if (lastOpenDay !== undefined && day > lastOpenDay) return [];
    const dims = { ...this.dims('level'), due: this.dueDimension(day) };
    return [{ measure: 'dossiers.open', agency: this.holderOn(day), dims, count: 1 }];
  }

  flags(): readonly Flag[] {
    const agency = this.finalHolder();
    const flags: Flag[] = [];
    if (this.lateDueChanges().length > 0) flags.push({ agency, flag: 'due-changed-after-end' });
    if (this.endsBeforeReception()) flags.push({ agency, flag: 'end-before-reception' });
    // domain.md, edge 12: the same dossier code from two systems of one home
    if (new Set(this.receptions.map(({ source }) => source)).size > 1) flags.push({ agency, flag: 'collision' });
    return flags;
  }

  life(): Life {
    return {
      receivedDay: this.receivedDay,
      endDay: this.end?.day,
      endsBeforeReception: this.endsBeforeReception(),
      receivingAgency: this.receivingAgency(),
      finalHolder: this.finalHolder(),
      holderOn: (day) => this.holderOn(day),
    };
  }

  private lastOpenDay(): string | undefined {
    if (this.end === undefined) return undefined;
    return this.reading.has('end-day-still-open') ? this.end.day : addDays(this.end.day, -1);
  }

  /** "Receiving agency = register `agency` of `received` and `corrected`." */
  private receivingAgency(): string {
    const givers = this.registers.filter(
      (event) => event.fact === 'dossier.received' || carries(event, 'agency', this.reading),
    );
    const last = givers.at(-1);
    if (last?.fact === 'dossier.received') return givenAgency(last, 'agency');
    const corrected = last?.data['agency'];
    return typeof corrected === 'string' ? corrected : (this.receptions[0]?.agency ?? 'VN');
  }

  private transfersInOrder(): readonly { day: string; at: number; toAgency: string }[] {
    const transfers = ofFacts(this.events, 'dossier.transferred').map((event) => {
      const at = instantOf(event, 'at');
      return { at, day: dayOf(at, this.reading), toAgency: requiredText(event.data, 'toAgency') };
    });
    return this.reading.has('transfers-by-their-day') ? transfers.toSorted((a, b) => a.at - b.at) : transfers;
  }

  private holderOn(day: string): string {
    return assertedOn(day, this.transfers)?.toAgency ?? this.receivingAgency();
  }

  /** "the holder after the last `transferred` whose `at` is not later than the end instant" */
  private finalHolder(): string {
    const end = this.reading.has('later-transfers-take-the-end') ? undefined : this.end;
    const inTime = this.transfers.filter(({ at }) => end === undefined || at <= end.at);
    return inTime.at(-1)?.toAgency ?? this.receivingAgency();
  }

  /** "It **ends** by the last of `resolved`, `withdrawn`, `stopped`, `reopened`: a `reopened` there means that it is open" */
  private ending(): End | undefined {
    const ends = ['dossier.resolved', 'dossier.withdrawn', 'dossier.stopped'];
    const last = this.reading.has('first-end-holds')
      ? firstOf(this.events, ...ends)
      : lastOf(this.events, ...ends, 'dossier.reopened');
    if (last === undefined || last.fact === 'dossier.reopened') return undefined;
    const kind = last.fact.replace('dossier.', '');
    const at = kind === 'resolved' ? this.resolvedAt(last) : instantOf(last, `${kind}At`);
    const measure = kind === 'withdrawn' && this.reading.has('withdrawn-is-resolved') ? 'resolved' : kind;
    return { measure: `dossiers.${measure}`, at, day: dayOf(at, this.reading) };
  }

  /** "where that event is `resolved`, a later `corrected.resolvedAt` replaces it" */
  private resolvedAt(resolved: LogEvent): number {
    const later = ofFacts(this.events.slice(this.events.indexOf(resolved)), 'dossier.corrected');
    const correction = later.findLast((event) => carries(event, 'resolvedAt', this.reading));
    if (correction === undefined) return instantOf(resolved, 'resolvedAt');
    const corrected = correction.data['resolvedAt'];
    return typeof corrected === 'string' ? micros(corrected) : resolved.time;
  }

  /** "A time that no event carries is the `time` of the first event whose own type has it" */
  private reception(): number {
    const receivedAt = this.registered('receivedAt');
    if (typeof receivedAt === 'string') return micros(receivedAt);
    const lender = this.reading.has('corrected-lends-its-time') ? this.registers.at(-1) : this.receptions[0];
    return lender?.time ?? 0;
  }

  /** "`dueAt` of `received` and `corrected` (from the beginning) and `newDueAt` of `resumed` (from its `at` day)" */
  private dueAssertions(): readonly { day: string; dueAt: number | undefined }[] {
    const ignored = this.reading.has('due-changed-after-end-holds') ? [] : this.lateDueChanges();
    return this.dueChanges()
      .filter((event) => !ignored.includes(event))
      .map((event) => {
        const isResumed = event.fact === 'dossier.resumed';
        const due = event.data[isResumed ? 'newDueAt' : 'dueAt'];
        return {
          day: isResumed ? dayOf(instantOf(event, 'at'), this.reading) : '',
          dueAt: typeof due === 'string' ? micros(due) : undefined,
        };
      });
  }

  private dueChanges(): readonly LogEvent[] {
    return this.events.filter((event) =>
      event.fact === 'dossier.resumed'
        ? carries(event, 'newDueAt', this.reading)
        : this.registers.includes(event) && carries(event, 'dueAt', this.reading),
    );
  }

  /** "`corrected` and `resumed` whose event `time` is later than the end instant" */
  private lateDueChanges(): readonly LogEvent[] {
    const { end } = this;
    if (end === undefined) return [];
    return this.dueChanges().filter((event) => event.fact !== 'dossier.received' && event.time > end.at);
  }

  private dueDimension(day: string): string {
    const paused = assertedOn(day, this.pauses)?.paused ?? false;
    if (paused && !this.reading.has('pauses-ignored')) return 'paused';
    const due = assertedOn(day, this.dues)?.dueAt;
    if (due === undefined) return 'none';
    const dueDay = dayOf(due, this.reading);
    // "or the day before if that is exactly midnight"
    return isMidnight(due) && !this.reading.has('midnight-is-due-that-day') ? addDays(dueDay, -1) : dueDay;
  }

  private endsBeforeReception(): boolean {
    return this.end !== undefined && this.end.at < this.receivedAt;
  }

  private timeliness(end: End): string {
    if (this.endsBeforeReception()) return 'unknown';
    const due = assertedOn(end.day, this.dues)?.dueAt;
    if (due === undefined) return 'no-due-date';
    if (this.reading.has('on-time-compares-days')) return end.day <= dayOf(due, this.reading) ? 'on-time' : 'late';
    return end.at <= due ? 'on-time' : 'late';
  }

  private holderFlows(day: string, ...measures: readonly (string | undefined)[]): readonly Flow[] {
    const agency = this.finalHolder();
    return measures
      .filter((measure) => measure !== undefined)
      .map((measure) => ({ measure, agency, day, dims: this.dims('level'), count: 1 }));
  }
}
