import type { Life } from './entity.js';
import type { Held } from './fold.js';
import { Known } from './known.js';
import { readLog, type LogEvent, type OracleRecord } from './log.js';
import { figure, observe, stockOn, under } from './questions.js';
import type { Figure, FigureQuestion, Observation, ObservationQuestion } from './questions.js';
import { type GroupQuestion, groupsNamed } from './group-names.js';
import { asWritten, type Reading } from './reading.js';
import { type Answer, answer } from './standing.js';
import { countsOf } from './tally.js';

export type { OracleRecord } from './log.js';

type Quarantined = {
  source: string;
  id: string;
  reason: Held['reason'];
  position: string;
  status: Held['status'];
};

export interface OracleView {
  /** Only cells that are not zero; the key is `agency|dim=value,…`, dims sorted. */
  flow(measure: string, day: string): ReadonlyMap<string, number>;
  /** The value at the end of that day. Derived measures too, under that day's tree. */
  stock(measure: string, day: string): ReadonlyMap<string, number>;
  flowDays(measure: string): readonly string[];
  place(code: string, treeDay: string): string;
  under(org: string, treeDay: string): (agency: string) => boolean;
  /** With `asOf` the question is put to that day's view instead of this one. */
  figure(question: FigureQuestion & { asOf?: string }): Figure;
  observe(question: ObservationQuestion & { asOf?: string }): Observation;
  /** The figure, and what is said beside it. */
  answer(question: FigureQuestion): Answer;
  /** The groups that `children:X` and `tree:X` name, others as they are. */
  groups(question: GroupQuestion): readonly string[];
  lives(): readonly Life[];
  quarantine(): readonly Quarantined[];
  /** `agency|flag` → number of entities */
  flags(): ReadonlyMap<string, number>;
}

/** Brute force over the accepted records, to compare the product with. */
export class Oracle {
  private readonly events: readonly LogEvent[];
  private readonly views = new Map<string | undefined, OracleView>();

  constructor(
    records: readonly OracleRecord[],
    private readonly reading: Reading = asWritten,
  ) {
    this.events = readLog(records, reading);
  }

  /** All that was recorded before 24:00 of that day; without a day, all. */
  asOf(day: string | undefined): OracleView {
    const known = this.views.get(day);
    if (known !== undefined) return known;
    const recorded = this.events.filter(({ recordedOn }) => day === undefined || recordedOn <= day);
    const view = viewOf(new Known(recorded, day, this.reading), (other) => this.asOf(other));
    this.views.set(day, view);
    return view;
  }
}

function viewOf(known: Known, asOf: (day: string) => OracleView): OracleView {
  return {
    flow: (measure, day) => countsOf(known.flowOn(measure, day)),
    stock: (measure, day) => countsOf(stockOn(known, measure, { day, treeDay: day })),
    flowDays: (measure) => known.flowDays(measure),
    place: (code, treeDay) => known.tree.place(code, treeDay),
    under: (org, treeDay) => under(known, org, treeDay),
    figure: ({ asOf: day, ...question }) =>
      day === undefined || day === known.day ? figure(known, question) : asOf(day).figure(question),
    observe: ({ asOf: day, ...question }) =>
      day === undefined || day === known.day ? observe(known, question) : asOf(day).observe(question),
    answer: (question) => answer(known, question),
    groups: (question) => groupsNamed(known, question),
    lives: () => known.lives(),
    quarantine: () =>
      known.held.map(({ event: { source, id, position }, reason, status }) => ({
        source,
        id,
        reason,
        position,
        status,
      })),
    flags: () => flagCounts(known),
  };
}

function flagCounts(known: Known): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { agency, flag } of known.flags()) {
    counts.set(`${agency}|${flag}`, (counts.get(`${agency}|${flag}`) ?? 0) + 1);
  }
  return counts;
}
