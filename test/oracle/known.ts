import { entitiesOf } from './entities.js';
import type { Cell, Entity, Flag, Life } from './entity.js';
import { fold, type Held } from './fold.js';
import { grouped } from './grouped.js';
import type { LogEvent } from './log.js';
import { measures } from './measures.js';
import { namedAgencies } from './named-agencies.js';
import { byEventOrder } from './order.js';
import type { Reading } from './reading.js';
import { Tally } from './tally.js';
import { dayOf, micros } from './time.js';
import { Tree } from './tree.js';

type Subject = { entities: readonly Entity[]; counted: readonly LogEvent[] };

/** All that is known on a day: the records up to it, folded afresh. */
export class Known {
  readonly held: readonly Held[];
  readonly counted: readonly LogEvent[];
  readonly tree: Tree;
  private readonly subjects: readonly Subject[];
  private readonly flows = new Map<string, Map<string, Tally>>();
  private readonly stocks = new Map<string, ReadonlyMap<string, Tally>>();
  private readonly sources = new Map<string, ReadonlySet<string>>();
  private stockRows: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;
  private byEntity: ReadonlyMap<string, readonly LogEvent[]> | undefined;
  private reports: ReadonlyMap<string, ReadonlyMap<string, Set<string>>> | undefined;

  constructor(
    records: readonly LogEvent[],
    readonly day: string | undefined,
    readonly reading: Reading,
  ) {
    const folds = [...grouped(records, ({ stream, subject }) => `${stream} ${subject}`).values()].map((own) =>
      fold(own, reading),
    );
    this.held = folds.flatMap(({ held }) => held);
    this.counted = folds.flatMap(({ counted }) => counted);
    this.subjects = folds.map((folded) => ({ entities: entitiesOf(folded, reading), counted: folded.counted }));
    this.tree = new Tree(this.counted, reading);
    for (const { flows } of this.entities()) for (const flow of flows) this.addFlow(flow.day, flow);
    this.addReportingSources(records);
  }

  flowDays(measure: string): readonly string[] {
    const days = [...(this.flows.get(measure) ?? [])];
    return days
      .filter(([, tally]) => tally.cells().length > 0)
      .map(([day]) => day)
      .sort();
  }

  flowOn(measure: string, day: string): readonly Cell[] {
    return this.flows.get(measure)?.get(day)?.cells() ?? [];
  }

  /** The value at the end of that day, each entity asked for that day. */
  stockOn(measure: string, day: string): readonly Cell[] {
    let tallies = this.stocks.get(day);
    if (tallies === undefined) {
      tallies = this.evaluate(day);
      this.stocks.set(day, tallies);
    }
    return tallies.get(measure)?.cells() ?? [];
  }

  /** The sources with an accepted event on one of the days. */
  sourcesIn(first: string, last: string): ReadonlySet<string> {
    const key = `${first} ${last}`;
    const known = this.sources.get(key);
    if (known !== undefined) return known;
    const days = this.flowDays('sources.reporting').filter((day) => first <= day && day <= last);
    const cells = days.flatMap((day) => this.flowOn('sources.reporting', day));
    const sources = new Set(cells.map(({ dims }) => dims['source'] ?? ''));
    this.sources.set(key, sources);
    return sources;
  }

  flags(): readonly Flag[] {
    return this.entities().flatMap(({ flags }) => flags);
  }

  lives(): readonly Life[] {
    return this.entities().flatMap(({ life }) => life ?? []);
  }

  /** The agencies that have a row of a stock up to that day. */
  agenciesWithStockUpTo(measure: string, day: string): readonly string[] {
    this.stockRows ??= this.firstDaysOfStocks();
    return [...(this.stockRows.get(measure) ?? [])].filter(([, first]) => first <= day).map(([agency]) => agency);
  }

  /** The counted events about targets, systems, …, in event order. */
  about(entity: string): readonly LogEvent[] {
    this.byEntity ??= grouped(this.counted.toSorted(byEventOrder), ({ fact }) => fact.split('.')[0] ?? '');
    return this.byEntity.get(entity) ?? [];
  }

  /** The agencies that a counted event of the context (`''`: of any) reports for on one of the days. */
  agenciesReporting(context: string, isThere: (day: string) => boolean): readonly string[] {
    this.reports ??= this.reportsByContext();
    const reports = context === '' ? [...this.reports.values()] : [this.reports.get(context) ?? []];
    return reports
      .flatMap((days) => [...days])
      .filter(([, days]) => [...days].some(isThere))
      .map(([agency]) => agency);
  }

  private entities(): readonly Entity[] {
    return this.subjects.flatMap(({ entities }) => entities);
  }

  private addFlow(day: string, cell: Cell): void {
    const days = this.flows.get(cell.measure) ?? new Map<string, Tally>();
    this.flows.set(cell.measure, days);
    const tally = days.get(day) ?? new Tally();
    days.set(day, tally);
    tally.add(cell);
  }

  /** "the number of distinct sources with an accepted event in it": accepted is what stands in the log, counted or not */
  private addReportingSources(records: readonly LogEvent[]): void {
    const accepted = records.filter(({ context }) => context !== 'hub');
    for (const [, [event]] of grouped(accepted, ({ source, day }) => `${source} ${day}`)) {
      if (event === undefined) continue;
      const { agency, day, source } = event;
      this.addFlow(day, { measure: 'sources.reporting', agency, dims: { source }, count: 1 });
    }
  }

  private evaluate(day: string): ReadonlyMap<string, Tally> {
    const tallies = new Map<string, Tally>();
    for (const cell of this.entities().flatMap((entity) => entity.stocksOn(day))) {
      const tally = tallies.get(cell.measure) ?? new Tally();
      tallies.set(cell.measure, tally);
      tally.add(cell);
    }
    return tallies;
  }

  /** Stocks of an entity begin only on days that its events speak of. */
  private firstDaysOfStocks(): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const firsts = new Map(Object.keys(measures).map((measure) => [measure, new Map<string, string>()]));
    for (const { day, measure, agency } of this.subjects.flatMap((subject) => this.stocksOfSpokenDays(subject))) {
      const first = firsts.get(measure)?.get(agency);
      if (first === undefined || day < first) firsts.get(measure)?.set(agency, day);
    }
    return firsts;
  }

  private stocksOfSpokenDays({ entities, counted }: Subject): readonly (Cell & { day: string })[] {
    const days = [...new Set(counted.flatMap((event) => daysIn(event, this.reading)))];
    return days.flatMap((day) => entities.flatMap((entity) => entity.stocksOn(day)).map((cell) => ({ ...cell, day })));
  }

  private reportsByContext(): ReadonlyMap<string, ReadonlyMap<string, Set<string>>> {
    const reports = new Map<string, Map<string, Set<string>>>();
    for (const event of this.counted) {
      const agencies = reports.get(event.context) ?? new Map<string, Set<string>>();
      reports.set(event.context, agencies);
      for (const agency of [event.agency, ...namedAgencies(event)]) {
        agencies.set(agency, (agencies.get(agency) ?? new Set<string>()).add(event.day));
      }
    }
    return reports;
  }
}

function daysIn(event: LogEvent, reading: Reading): readonly string[] {
  const texts = Object.values(event.data).filter((value) => typeof value === 'string');
  return [
    event.day,
    ...texts.filter((text) => /^\d{4}-\d{2}-\d{2}T/.test(text)).map((text) => dayOf(micros(text), reading)),
    ...texts.filter((text) => /^\d{4}-\d{2}-\d{2}$/.test(text)),
  ];
}
