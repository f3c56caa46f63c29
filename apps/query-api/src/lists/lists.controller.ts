import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { Problem } from '#runtime';
import { Knowledge } from '../knowledge.js';
import type { Reply, Request } from '../request.js';
import { QUERY, type QueryParts } from '../query-parts.js';
import { coverageList } from './coverage-list.js';
import { FigureLists } from './figure-lists.js';
import { indicatorPage } from './indicator-page.js';
import { indicatorsList } from './indicators-list.js';
import { ListAnswers } from './list-answers.js';
import { measures } from './measures-list.js';
import { orgs } from './orgs.js';
import { periods } from './periods-list.js';
import { obstacles, pilots, surveys } from './plan-lists.js';
import { targetsList } from './targets.js';
import { tasks } from './tasks.js';

/** The catalogue, the registry and the plan, as lists. */
@Controller('v1')
export class ListsController {
  constructor(
    private readonly lists: ListAnswers,
    private readonly knowledge: Knowledge,
    private readonly figures: FigureLists,
    @Inject(QUERY) private readonly parts: QueryParts,
  ) {}

  @Get(['indicators', 'indicators.csv'])
  async indicators(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, indicatorsList(this.knowledge.catalogue));
  }

  @Get('indicators/:id')
  async indicator(@Param('id') id: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    const indicator = this.knowledge.catalogue.find((candidate) => candidate.id === id);
    if (indicator === undefined) throw new Problem({ code: 'not-found' });
    const list = indicatorsList([indicator]);
    await this.lists.sendOne(request, reply, {
      list,
      more: (row, { plan, lang }) =>
        indicatorPage(indicator, { targets: plan.targetsOf(id), version: row['definition_version'], lang }),
    });
  }

  @Get(['measures', 'measures.csv'])
  async measures(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, measures);
  }

  @Get(['orgs', 'orgs.csv'])
  async orgs(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, orgs);
  }

  @Get(['periods', 'periods.csv'])
  async periods(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, periods);
  }

  @Get(['targets', 'targets.csv'])
  async targets(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, targetsList(this.knowledge.catalogue));
  }

  @Get(['tasks', 'tasks.csv'])
  async tasks(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, tasks);
  }

  @Get(['obstacles', 'obstacles.csv'])
  async obstacles(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, obstacles);
  }

  @Get(['pilots', 'pilots.csv'])
  async pilots(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, pilots);
  }

  @Get(['surveys', 'surveys.csv'])
  async surveys(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, surveys);
  }

  @Get(['scorecard', 'scorecard.csv'])
  async scorecard(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, this.figures.scorecard);
  }

  @Get(['rankings', 'rankings.csv'])
  async rankings(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, this.figures.rankings);
  }

  @Get(['coverage', 'coverage.csv'])
  async coverage(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.lists.send(request, reply, coverageList(this.parts.database.pool));
  }
}
