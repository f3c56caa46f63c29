import { Injectable } from '@nestjs/common';
import { CircumstancesOf } from './circumstances.js';
import { EntityRows } from './entity-rows.js';
import { Revisions } from './revisions.js';

/** What an explanation is put together from. */
@Injectable()
export class ExplainParts {
  constructor(
    readonly circumstances: CircumstancesOf,
    readonly entityRows: EntityRows,
    readonly revisions: Revisions,
  ) {}
}
