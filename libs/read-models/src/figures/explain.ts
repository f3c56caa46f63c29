import { type Contribution, contributionsOf, type SeenEvent, silenceOf } from '#projections';
import { type Candidate, type CandidateQuestion, readBounds, readCandidates } from './candidates.js';
import { type EntityAt, entityAt, type ReadEvents } from './entity-at.js';
import { type HitTest, hitTests } from './hits.js';
import type { Reading, Term } from './term.js';

/** An entity with what it adds to the asked cell, or why it adds nothing, and its events. */
export type ExplainedEntity = Readonly<{
  context: string;
  stream: string;
  partition: number;
  subject: string;
  /** What it adds to the cell; 0 for an entity that was left out. */
  contribution: number;
  /** The entries of the ledger that make that up. */
  contributions: readonly Contribution[];
  /** Why it was left out. */
  reason: string | undefined;
  events: readonly SeenEvent[];
}>;

export type EntityCursor = Readonly<{ generation: number; subject: string }>;

export type ExplainQuestion = Readonly<{
  terms: readonly Term[];
  /** The contexts' copies that the terms are folded in. */
  generations: readonly number[];
  /** Entities that add to the cell, or those that were looked at and left out. */
  part: 'contributing' | 'excluded';
  after: EntityCursor | undefined;
  limit: number;
}>;

/** `next` is where the next page begins; undefined at the end. */
export type ExplainedPage = Readonly<{ entities: readonly ExplainedEntity[]; next: EntityCursor | undefined }>;

const candidatesAtOnce = 500;

/**
 * The entities behind a cell, by subject: candidates are found by their agencies and days, their contributions are
 * computed again (for a past day after folding their events up to it), and those that hit the cell are shown. All
 * pages together add up to the figure.
 */
export async function explainEntities(
  reading: Reading,
  question: ExplainQuestion,
  readEvents: ReadEvents,
): Promise<ExplainedPage> {
  const tests = await hitTests(reading, question.terms);
  const bounds = await readBounds(reading.pool, question.generations, reading.asOf);
  const entities: ExplainedEntity[] = [];
  let { after } = question;
  for (;;) {
    const range = { ...rangeOf(tests), generations: question.generations, after, limit: candidatesAtOnce };
    const candidates = await readCandidates(reading.pool, range);
    for (const candidate of candidates) {
      const explained = explain(candidate, await entityAt(candidate, bounds, readEvents), tests);
      after = { generation: candidate.generation, subject: candidate.subject };
      if (!isWanted(explained, question.part)) continue;
      entities.push(explained);
      if (entities.length === question.limit) return { entities, next: after };
    }
    if (candidates.length < candidatesAtOnce) return { entities, next: undefined };
  }
}

/** Days of several terms are the same; an excluded entity is looked for in the same range. */
function rangeOf(tests: readonly HitTest[]): Pick<CandidateQuestion, 'agencies' | 'from' | 'to'> {
  const [first] = tests;
  const from = tests.every(({ window }) => window.from !== undefined) ? first?.window.from : undefined;
  return { agencies: first?.agencies, from, to: first?.window.to ?? '' };
}

function explain(candidate: Candidate, { states, events }: EntityAt, tests: readonly HitTest[]): ExplainedEntity {
  const all = contributionsOf(states);
  const contributions = tests.flatMap(({ hits }) => all.filter(hits));
  const contribution = contributions.reduce((sum, { count }) => sum + count, 0);
  const { context, stream, partition, subject } = candidate;
  const reason = contribution === 0 ? reasonOf(all, contributions, { states, tests }) : undefined;
  return { context, stream, partition, subject, contribution, contributions, reason, events };
}

/** Undefined where the entity has nothing to do with the measure. */
function reasonOf(
  all: readonly Contribution[],
  hit: readonly Contribution[],
  { states, tests }: Readonly<{ states: EntityAt['states']; tests: readonly HitTest[] }>,
): string | undefined {
  if (hit.length > 0) return 'no_longer_counts';
  const concerned = all.filter((contribution) => tests.some(({ concerns }) => concerns(contribution)));
  if (concerned.length === 0) return silenceOf(states);
  const inside = concerned.filter((contribution) => tests.some(({ outside }) => !outside(contribution)));
  return inside.length === 0 ? 'outside_period' : 'other_dims';
}

function isWanted({ contribution, reason }: ExplainedEntity, part: ExplainQuestion['part']): boolean {
  return part === 'contributing' ? contribution !== 0 : contribution === 0 && reason !== undefined;
}
