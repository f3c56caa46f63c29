import { Injectable } from '@nestjs/common';
import { addDays } from '#indicators';
import { type EntityCursor, shownSubject } from '#read-models';
import { Answers } from '../answers.js';
import type { ObservationQuery } from '../observation-query.js';
import { type Asked, Explanations } from './explanations.js';

type Said = Readonly<{ value: number | null; numerator: number | null; denominator: number | null }>;

/** A recorded day on which a figure changed: what it said before and after, and whose events did it. */
export type Revision = Readonly<{
  recorded_on: string;
  from: Said | null;
  to: Said;
  /** Null where there are more entities than can be compared while one waits. */
  entities: readonly string[] | null;
}>;

const comparingMs = 3_000;
const mostEntities = 100;

/** Tells how a figure came to be, recorded day by recorded day. */
@Injectable()
export class Revisions {
  constructor(
    private readonly answers: Answers,
    private readonly explanations: Explanations,
  ) {}

  /** @param before the recorded day before the first of `days`. */
  async on(query: ObservationQuery, days: readonly string[], before: string | undefined): Promise<readonly Revision[]> {
    const until = performance.now() + comparingMs;
    const revisions: Revision[] = [];
    let from = before === undefined ? null : await this.said(query, before);
    for (const day of days) {
      const to = await this.said(query, day);
      if (JSON.stringify(from) !== JSON.stringify(to)) {
        const entities = performance.now() < until ? await this.changed(query, day, until) : null;
        revisions.push({ recorded_on: day, from, to, entities });
      }
      from = to;
    }
    return revisions;
  }

  private async said(query: ObservationQuery, asOf: string): Promise<Said> {
    const asked = { ...query, asOf, include: new Set(['components'] as const) };
    const [row] = (await this.answers.rows(asked)).rows;
    return {
      value: numberOf(row?.['value']),
      numerator: numberOf(row?.['numerator']),
      denominator: numberOf(row?.['denominator']),
    };
  }

  /** The entities that add something else than the day before. */
  private async changed(query: ObservationQuery, day: string, until: number): Promise<readonly string[] | null> {
    const before = await this.contributions({ ...query, asOf: addDays(day, -1) }, until);
    const after = await this.contributions({ ...query, asOf: day }, until);
    if (before === undefined || after === undefined) return null;
    const subjects = new Set([...before.keys(), ...after.keys()]);
    return [...subjects]
      .filter((subject) => before.get(subject) !== after.get(subject))
      .sort()
      .slice(0, mostEntities)
      .map(shownSubject);
  }

  /** What each entity adds to numerator and denominator; undefined if there is no time to look at all of them. */
  private async contributions(
    query: ObservationQuery,
    until: number,
  ): Promise<ReadonlyMap<string, string> | undefined> {
    const asked = await this.explanations.ask(query);
    const found = new Map<string, string>();
    for (const part of ['numerator', 'denominator'] as const) {
      if (!(await this.add(asked, part, found, until))) return undefined;
    }
    return found;
  }

  private async add(
    asked: Asked,
    part: 'numerator' | 'denominator',
    found: Map<string, string>,
    until: number,
  ): Promise<boolean> {
    let after: EntityCursor | undefined;
    do {
      const page = await this.explanations.entities(asked, part, { after, limit: 500 });
      for (const { subject, contribution } of page.entities) {
        found.set(subject, `${found.get(subject) ?? ''} ${part} ${contribution}`);
      }
      after = page.next;
    } while (after !== undefined && performance.now() < until);
    return after === undefined;
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
