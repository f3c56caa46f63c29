import { randomBytes } from 'node:crypto';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { targetOn, figureDay } from '#indicators';
import { listQuarantine, secretNamed } from '#read-models';
import { Problem } from '#runtime';
import { Answers, type Meta } from './answers.js';
import { type Asked, type EntityRow, Explanations, type Part } from './explanations.js';
import type { RawQuery } from './faults.js';
import { Knowledge } from './knowledge.js';
import { keyedQuery } from './observation-key.js';
import { observationQuery, type ObservationQuery } from './observation-query.js';
import { QUERY, type QueryParts } from './query-parts.js';
import { languageOf, type Request } from './request.js';
import { CursorSeal } from './sealed-cursor.js';

/** `/v1/observations/{key}/explain`, its entities, and `/history`. */
@Controller('v1/observations/:key')
export class ExplainController {
  constructor(
    @Inject(QUERY) private readonly parts: QueryParts,
    private readonly knowledge: Knowledge,
    private readonly explanations: Explanations,
    private readonly answers: Answers,
  ) {}

  @Get('explain')
  async explain(@Param('key') key: string, @Req() request: Request): Promise<object> {
    const query = this.query(key, request, request.query);
    const asked = await this.explanations.ask(query);
    const [row] = (await this.answers.rows(query)).rows;
    const [numerator, denominator, excluded] = await Promise.all([
      this.explanations.counted(asked, 'numerator'),
      this.explanations.counted(asked, 'denominator'),
      this.explanations.counted(asked, 'excluded'),
    ]);
    const revisions = await this.explanations.revisions(asked);
    const step = (name: string, part: { entities: number; sum: number }, value: unknown): object => ({
      name,
      value,
      entities: part.entities,
      proved: part.sum === (value ?? 0),
    });
    return {
      key,
      value: row?.['value'] ?? null,
      value_status: row?.['value_status'],
      formula: asked.formula,
      definition_version: asked.parts.version ?? null,
      steps: [
        { ...step('denominator', denominator, row?.['denominator'] ?? null), measure: written(asked, 'denominator') },
        { ...step('numerator', numerator, row?.['numerator'] ?? null), measure: written(asked, 'numerator') },
      ],
      excluded: [...excluded.reasons].map(([reason, entities]) => ({ reason, entities })),
      quarantined: await this.quarantined(asked),
      revisions: { count: revisions.length, last_recorded_on: revisions.at(-1) ?? null },
      entities: { url: `/v1/observations/${key}/explain/entities?part=numerator` },
      target: this.target(query, asked),
      coverage: row?.['coverage'] ?? null,
      reproduce: reproduce(key, query),
      meta: await this.answers.meta(query, []),
    };
  }

  @Get('explain/entities')
  async entities(
    @Param('key') key: string,
    @Req() request: Request,
    @Query() raw: RawQuery,
  ): Promise<Readonly<{ data: readonly EntityRow[]; page: object; meta: Meta }>> {
    const { part: named, limit: most, cursor, ...rest } = raw;
    const part = partOf(named);
    const limit = Math.min(Math.max(Number(most ?? 100) || 100, 1), 1_000);
    const query = this.query(key, request, rest);
    const asked = await this.explanations.ask(query);
    const seal = new CursorSeal(await secretNamed(this.parts.database, 'cursor', randomBytes(32)));
    const question = `${key} ${part} ${query.asOf ?? ''} ${query.boundaries ?? ''}`;
    const after = typeof cursor === 'string' ? seal.openPlace(cursor, question) : undefined;
    const { entities, next } = await this.explanations.entities(asked, part, { after, limit });
    const page = {
      limit,
      returned: entities.length,
      next_cursor: next === undefined ? null : seal.sealPlace(next, question),
    };
    return { data: entities, page, meta: await this.answers.meta(query, []) };
  }

  @Get('history')
  async history(@Param('key') key: string, @Req() request: Request): Promise<object> {
    const query = this.query(key, request, request.query);
    const asked = await this.explanations.ask(query);
    const data: object[] = [];
    let before: unknown = null;
    for (const day of await this.explanations.revisions(asked)) {
      const [row] = (await this.answers.rows({ ...query, asOf: day, include: new Set(['components'] as const) })).rows;
      const now = {
        value: row?.['value'] ?? null,
        numerator: row?.['numerator'] ?? null,
        denominator: row?.['denominator'] ?? null,
      };
      if (JSON.stringify(now) !== JSON.stringify(before)) data.push({ recorded_on: day, from: before, to: now });
      before = now;
    }
    return {
      data,
      page: { limit: data.length, next_cursor: null, returned: data.length, total: data.length },
      meta: await this.answers.meta(query, []),
    };
  }

  private query(key: string, request: Request, raw: RawQuery): ObservationQuery {
    const context = { catalogue: this.knowledge.catalogue, today: this.knowledge.today(), lang: languageOf(request) };
    return observationQuery(keyedQuery(key, raw), context);
  }

  private async quarantined({ group }: Asked): Promise<number> {
    const agency = group.org;
    const items = await listQuarantine(this.parts.database, { agency, status: 'quarantined', limit: 1_000 });
    return items.length;
  }

  private target(query: ObservationQuery, { known, period, group }: Asked): object | null {
    const [subject] = query.subjects;
    if (subject?.kind !== 'indicator') return null;
    const target = targetOn(known.plan.targetsOf(subject.indicator.id), group.org, figureDay(period, known.today));
    if (target === undefined) return null;
    return {
      value: Number(target.value.numerator) / Number(target.value.denominator),
      basis: target.basis,
      by: target.by,
    };
  }
}

function partOf(text: string | string[] | undefined): Part {
  if (text === undefined || text === 'numerator') return 'numerator';
  if (text === 'denominator' || text === 'excluded') return text;
  const detail = 'is none of numerator, denominator, excluded';
  throw new Problem({
    code: 'invalid-parameter',
    errors: [{ in: 'query', parameter: 'part', code: 'invalid-parameter', detail }],
  });
}

function written({ formula }: Asked, part: 'numerator' | 'denominator'): string {
  const [above = formula, below = above] = formula.split(' / ');
  return part === 'numerator' ? above : below;
}

function reproduce(key: string, { asOf }: ObservationQuery): string {
  const [indicator = '', org = '', period = ''] = key.split('~');
  return `lienthong explain ${indicator} --org ${org} --period ${period}${asOf === undefined ? '' : ` --as-of ${asOf}`}`;
}
