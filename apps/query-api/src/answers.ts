import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { secretNamed } from '#read-models';
import { keyColumns } from './columns.js';
import { Comparisons } from './comparisons.js';
import { Freshness, type Fresh } from './freshness.js';
import type { ObservationQuery } from './observation-query.js';
import { Observations, type Observed } from './observations.js';
import { ordered, type Page, paged } from './page.js';
import { QUERY, type QueryParts } from './query-parts.js';
import type { Row } from './row.js';
import { CursorSeal } from './sealed-cursor.js';
import { type Warning, Warnings, warningWords } from './warnings.js';

export type Meta = Readonly<{
  as_of: string | null;
  sample: boolean;
  licence: string;
  citation: string;
  warnings: readonly Warning[];
}> &
  Fresh;

/** The one shape of every list that is answered. */
export type Answer<Item = Row> = Readonly<{ data: readonly Item[]; page: Page; meta: Meta }>;

const licence = {
  vi: 'Dữ liệu mở của cơ quan nhà nước (Nghị định 47/2020/NĐ-CP)',
  en: 'Open data of state agencies (Decree 47/2020/NĐ-CP)',
};

/** Puts what was observed into the shape of an answer. */
@Injectable()
export class Answers {
  private seal: Promise<CursorSeal> | undefined;

  constructor(
    @Inject(QUERY) private readonly parts: QueryParts,
    private readonly observations: Observations,
    private readonly comparisons: Comparisons,
    private readonly freshness: Freshness,
  ) {}

  /** @param question the normalised question, which cursors are bound to. */
  async page(query: ObservationQuery, question: string): Promise<Answer> {
    const { rows, warnings } = await this.rows(query);
    const { limit, cursor, fields, groupBy } = query;
    const asked = { limit, cursor, fields, key: keyColumns(groupBy), question };
    const { data, page } = paged(rows, asked, await this.cursorSeal());
    return { data, page, meta: await this.meta(query, warnings) };
  }

  /** All rows, for formats that are not paged. */
  async rows(query: ObservationQuery): Promise<Observed> {
    const observed = await this.observations.observe(query);
    const rows = await this.comparisons.added(query, observed.rows);
    return { rows: ordered(rows, query.order), warnings: observed.warnings };
  }

  async meta({ asOf, lang }: Pick<ObservationQuery, 'asOf' | 'lang'>, found: readonly Warning[]): Promise<Meta> {
    const warnings = new Warnings();
    const sample = await this.freshness.holdsSample();
    if (sample) warnings.add('sample-data', warningWords['sample-data'](lang));
    const fresh = await this.freshness.now();
    return {
      as_of: asOf ?? null,
      ...fresh,
      sample,
      licence: licence[lang],
      citation: citation(asOf ?? fresh.recorded_to?.slice(0, 10), lang),
      warnings: [...warnings.all(), ...found],
    };
  }

  cursorSeal(): Promise<CursorSeal> {
    this.seal ??= this.readSeal();
    return this.seal;
  }

  private async readSeal(): Promise<CursorSeal> {
    try {
      return new CursorSeal(await secretNamed(this.parts.database, 'cursor', randomBytes(32)));
    } catch (error) {
      this.seal = undefined; // a failure is not kept
      throw error;
    }
  }
}

/** How a figure is quoted: with what was known on which day it can be asked for again. */
function citation(day: string | undefined, lang: 'vi' | 'en'): string {
  const known = day ?? '–';
  return lang === 'vi' ? `Liên Thông, số liệu biết đến ngày ${known}` : `Liên Thông, figures as known on ${known}`;
}
