import { Inject, Injectable } from '@nestjs/common';
import { figureDay, formatExpression, formula, type Period } from '#indicators';
import {
  type EntityCursor,
  explainEntities,
  type ExplainedEntity,
  type Group,
  readChanges,
  type Reading,
  type Term,
} from '#read-models';
import { Problem } from '#runtime';
import { parsePosition } from '#event-log';
import { type Known, Knowledge } from './knowledge.js';
import { groupsOf } from './groups.js';
import { measures } from '#indicators';
import type { ObservationQuery } from './observation-query.js';
import { Observations } from './observations.js';
import { QUERY, type QueryParts } from './query-parts.js';
import { type Parts, partsOf } from './subjects.js';

export type Part = 'numerator' | 'denominator' | 'excluded';

/** A figure that is explained: what it is made of, and how to read its entities. */
export type Asked = Readonly<{
  known: Known;
  period: Period;
  group: Group;
  reading: Reading;
  parts: Parts;
  formula: string;
  generations: readonly number[];
}>;

export type EventPlace = Readonly<{
  position: string;
  type: string | null;
  time: string | null;
  id: string;
  source: string;
  fate: string;
}>;
export type EntityRow = Readonly<{
  subject: string;
  stream: string;
  contribution: number;
  reason: string | null;
  contributions: ExplainedEntity['contributions'];
  events: readonly EventPlace[];
}>;
export type EntityPage = Readonly<{ entities: readonly EntityRow[]; next: EntityCursor | undefined }>;

/** Takes a figure apart: into its parts, their entities, and the events of those. */
@Injectable()
export class Explanations {
  constructor(
    @Inject(QUERY) private readonly parts: QueryParts,
    private readonly knowledge: Knowledge,
    private readonly observations: Observations,
  ) {}

  /** @throws Problem `not-found` for a figure that there is none of. */
  async ask(query: ObservationQuery): Promise<Asked> {
    const [subject] = query.subjects;
    const [period] = query.periods;
    if (subject === undefined || period === undefined) throw new Problem({ code: 'not-found' });
    const known = await this.knowledge.at(query.asOf);
    const tree = known.plan.treeOn(query.boundaries ?? figureDay(period, known.today));
    const [asked] = groupsOf(query.orgs, undefined, tree);
    const parts = partsOf(subject, period, query.definition);
    if (asked?.exists !== true || parts === undefined) throw new Problem({ code: 'not-found' });
    const reading = this.observations.reading(known, period, tree, [asked.group]);
    const written =
      parts.denominator === undefined
        ? formatExpression(parts.numeratorExpression)
        : formula({ numerator: parts.numeratorExpression, denominator: parts.denominatorExpression });
    const generations = contextsOf(parts).flatMap((context) => known.generationOf.get(context) ?? []);
    return { known, period, group: asked.group, reading, parts, formula: written, generations };
  }

  /** One page of the entities behind a part, or of those that were looked at and left out. */
  async entities(
    asked: Asked,
    part: Part,
    page: Readonly<{ after: EntityCursor | undefined; limit: number }>,
  ): Promise<EntityPage> {
    const terms = part === 'numerator' ? asked.parts.numerator : (asked.parts.denominator ?? asked.parts.numerator);
    const wanted = part === 'excluded' ? 'excluded' : 'contributing';
    const question = { terms, generations: asked.generations, part: wanted, ...page } as const;
    const found = await explainEntities(asked.reading, question, (stream, partition, offsets) =>
      this.read(stream, partition, offsets),
    );
    return { entities: await Promise.all(found.entities.map((entity) => this.entityRow(entity))), next: found.next };
  }

  /** How many entities a part has, and what they add up to: the cell is proved each time. */
  async counted(
    asked: Asked,
    part: Part,
  ): Promise<Readonly<{ entities: number; sum: number; reasons: ReadonlyMap<string, number> }>> {
    const terms: readonly Term[] =
      part === 'numerator' ? asked.parts.numerator : (asked.parts.denominator ?? asked.parts.numerator);
    const wanted = part === 'excluded' ? 'excluded' : 'contributing';
    const reasons = new Map<string, number>();
    let after: EntityCursor | undefined;
    let [entities, sum] = [0, 0];
    do {
      const question = { terms, generations: asked.generations, part: wanted, after, limit: 1_000 } as const;
      const page = await explainEntities(asked.reading, question, (stream, partition, offsets) =>
        this.read(stream, partition, offsets),
      );
      for (const { contribution, reason } of page.entities) {
        entities += 1;
        sum += contribution;
        if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      after = page.next;
    } while (after !== undefined);
    return { entities, sum, reasons };
  }

  /** The recorded days on which numerator or denominator changed. */
  async revisions(asked: Asked): Promise<readonly string[]> {
    const days = new Set<string>();
    for (const term of [...asked.parts.numerator, ...(asked.parts.denominator ?? [])]) {
      for (const { recordedOn } of await readChanges(asked.reading, term)) days.add(recordedOn);
    }
    return [...days].sort();
  }

  private async entityRow({
    subject,
    stream,
    partition,
    contribution,
    reason,
    contributions,
    events,
  }: ExplainedEntity): Promise<EntityRow> {
    const offsets = events.map(({ offset }) => offset);
    const stored = new Map((await this.read(stream, partition, offsets)).map(({ offset, event }) => [offset, event]));
    return {
      subject,
      stream,
      contribution,
      reason: reason ?? null,
      contributions,
      events: events.map(({ offset, id, source, fate }) => ({
        position: `${stream}/${partition}/${offset}`,
        type: attribute(stored.get(offset), 'type'),
        time: attribute(stored.get(offset), 'time'),
        id,
        source,
        fate,
      })),
    };
  }

  private async read(
    stream: string,
    partition: number,
    offsets: readonly number[],
  ): ReturnType<QueryParts['log']['readAt']> {
    const position = parsePosition(`${stream}/${partition}/0`);
    return position === undefined ? [] : await this.parts.log.readAt(position.stream, partition, offsets);
  }
}

function contextsOf({ numeratorExpression, denominatorExpression }: Parts): readonly string[] {
  const terms = [...numeratorExpression, ...denominatorExpression];
  // the entities behind a connected system are registered ones
  const contexts = terms.flatMap(({ measure }): readonly string[] =>
    measure === 'systems.connected' ? ['governance'] : measures[measure].contexts,
  );
  return [...new Set(contexts)];
}

function attribute(event: unknown, name: string): string | null {
  const value: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, name) : undefined;
  return typeof value === 'string' ? value : null;
}
