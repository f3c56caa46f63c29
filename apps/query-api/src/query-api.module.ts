import { type DynamicModule, Module } from '@nestjs/common';
import { Answers } from './answers.js';
import { Callers } from './callers.js';
import { Comparisons } from './comparisons.js';
import { EditionWatch } from './edition-watch.js';
import { CircumstancesOf } from './explain/circumstances.js';
import { EntityRows } from './explain/entity-rows.js';
import { ExplainAnswers } from './explain/explain-answers.js';
import { ExplainParts } from './explain/explain-parts.js';
import { ExplainController } from './explain/explain.controller.js';
import { Explanations } from './explain/explanations.js';
import { Revisions } from './explain/revisions.js';
import { LagController } from './log/lag.controller.js';
import { LagRows } from './log/lag-rows.js';
import { LogReader } from './log/log-reader.js';
import { Freshness } from './freshness.js';
import { HotAnswers } from './hot-answers.js';
import { Knowledge } from './knowledge.js';
import { FigureLists } from './lists/figure-lists.js';
import { ListAnswers } from './lists/list-answers.js';
import { ListsController } from './lists/lists.controller.js';
import { Records } from './log/records.js';
import { RecordsController } from './log/records.controller.js';
import { Observations } from './observations.js';
import { ObservationsController } from './observations.controller.js';
import { Questions } from './questions.js';
import { QUERY, type QueryParts } from './query-parts.js';
import { ReadsOnly } from './reads-only.js';
import { ReferenceController } from './reference/reference.controller.js';
import { CachedReply } from './reply.js';

/** Everything that reads. */
@Module({})
export class QueryApiModule {
  static register(parts: QueryParts): DynamicModule {
    return {
      module: QueryApiModule,
      controllers: [
        ObservationsController,
        ExplainController,
        ListsController,
        RecordsController,
        LagController,
        ReferenceController,
      ],
      providers: [
        { provide: QUERY, useValue: parts },
        Answers,
        CachedReply,
        Callers,
        Comparisons,
        EditionWatch,
        CircumstancesOf,
        EntityRows,
        ExplainAnswers,
        ExplainParts,
        Explanations,
        LagRows,
        LogReader,
        Revisions,
        FigureLists,
        Freshness,
        HotAnswers,
        Knowledge,
        ListAnswers,
        Observations,
        Questions,
        ReadsOnly,
        Records,
      ],
    };
  }
}
