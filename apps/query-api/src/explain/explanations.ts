import { Injectable } from '@nestjs/common';
import { figureDay, formatExpression, formula, measures, type Period } from '#indicators';
import {
  type EntityCursor,
  explainEntities,
  type ExplainedPage,
  type Group,
  readChanges,
  type Reading,
} from '#read-models';
import { Problem } from '#runtime';
import { groupsOf } from '../groups.js';
import { type Known, Knowledge } from '../knowledge.js';
import { LogReader } from '../log/log-reader.js';
import type { ObservationQuery } from '../observation-query.js';
import { Observations } from '../observations.js';
import { type Parts, partsOf, type Subject } from '../subjects.js';
import type { Part } from './explain-parameters.js';

/** A figure that is explained: what it is made of, and how to read its entities. */
export type Asked = Readonly<{
  query: ObservationQuery;
  known: Known;
  subject: Subject;
  period: Period;
  group: Group;
  reading: Reading;
  parts: Parts;
  formula: string;
  generations: readonly number[];
}>;

/** What a part's entities add up to; `complete` is false where there are more than can be counted while one waits. */
export type Counted = Readonly<{
  entities: number;
  sum: number;
  reasons: ReadonlyMap<string, number>;
  complete: boolean;
}>;

const countingMs = 3_000;

/** Takes a figure apart: into its parts, and their entities. */
@Injectable()
export class Explanations {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly observations: Observations,
    private readonly log: LogReader,
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
    const generations = contextsOf(parts).flatMap((context) => known.generationOf.get(context) ?? []);
    return { query, known, subject, period, group: asked.group, reading, parts, formula: written(parts), generations };
  }

  /** Changes whenever something was folded. */
  async edition(): Promise<string> {
    return await this.knowledge.edition();
  }

  /** One page of the entities behind a part, or of those that were looked at and left out. */
  async entities(
    asked: Asked,
    part: Part,
    page: Readonly<{ after: EntityCursor | undefined; limit: number }>,
  ): Promise<ExplainedPage> {
    const { numerator, denominator } = asked.parts;
    const terms = part === 'numerator' ? numerator : (denominator ?? numerator);
    const wanted = part === 'excluded' ? 'excluded' : 'contributing';
    const question = { terms, generations: asked.generations, part: wanted, ...page } as const;
    return await explainEntities(asked.reading, question, (stream, partition, offsets) =>
      this.log.readAt(stream, partition, offsets),
    );
  }

  /** How many entities a part has, and what they add up to: the cell is proved each time. */
  async counted(asked: Asked, part: Part): Promise<Counted> {
    const until = performance.now() + countingMs;
    const reasons = new Map<string, number>();
    let after: EntityCursor | undefined;
    let [entities, sum] = [0, 0];
    do {
      const page = await this.entities(asked, part, { after, limit: 500 });
      for (const { contribution, reason } of page.entities) {
        entities += 1;
        sum += contribution;
        if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      after = page.next;
    } while (after !== undefined && performance.now() < until);
    return { entities, sum, reasons, complete: after === undefined };
  }

  /** The recorded days on which numerator or denominator changed. */
  async revisions({ parts, reading }: Asked): Promise<readonly string[]> {
    const days = new Set<string>();
    for (const term of [...parts.numerator, ...(parts.denominator ?? [])]) {
      for (const { recordedOn } of await readChanges(reading, term)) days.add(recordedOn);
    }
    return [...days].sort();
  }
}

function written({ numeratorExpression, denominator, denominatorExpression }: Parts): string {
  if (denominator === undefined) return formatExpression(numeratorExpression);
  return formula({ numerator: numeratorExpression, denominator: denominatorExpression });
}

function contextsOf({ numeratorExpression, denominatorExpression }: Parts): readonly string[] {
  const terms = [...numeratorExpression, ...denominatorExpression];
  // the entities behind a connected system are registered ones
  const contexts = terms.flatMap(({ measure }): readonly string[] =>
    measure === 'systems.connected' ? ['governance'] : measures[measure].contexts,
  );
  return [...new Set(contexts)];
}
