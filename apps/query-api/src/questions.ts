import { Injectable } from '@nestjs/common';
import type { RawQuery } from './faults.js';
import { Freshness } from './freshness.js';
import { Knowledge } from './knowledge.js';
import { observationQuery, type ObservationQuery } from './observation-query.js';

/** Reads questions for figures, and has those wait that want to read what they wrote. */
@Injectable()
export class Questions {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly freshness: Freshness,
  ) {}

  /** @throws Problem that names every parameter at fault, or `projection-behind`. */
  async read(raw: RawQuery, lang: 'vi' | 'en'): Promise<ObservationQuery> {
    const { catalogue } = this.knowledge;
    const query = observationQuery(raw, { catalogue, today: this.knowledge.today(), lang });
    if (query.positions.length > 0) await this.freshness.waitFor(query.positions, query.waitMs, lang);
    return query;
  }
}
