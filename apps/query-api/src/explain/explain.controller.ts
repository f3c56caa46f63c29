import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { CachedReply, type Made } from '../reply.js';
import type { Reply, Request } from '../request.js';
import { ExplainAnswers } from './explain-answers.js';

/** `/v1/observations/{key}/explain`, its entities, and `/history`. */
@Controller('v1/observations/:key')
export class ExplainController {
  constructor(
    private readonly answers: ExplainAnswers,
    private readonly replies: CachedReply,
  ) {}

  @Get('explain')
  async explain(@Param('key') key: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.replies.send(request, reply, async (lang) => json(await this.answers.explain(key, request.query, lang)));
  }

  @Get('explain/entities')
  async entities(@Param('key') key: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.replies.send(request, reply, async (lang) =>
      json(await this.answers.entities(key, request.query, lang)),
    );
  }

  @Get('history')
  async history(@Param('key') key: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    await this.replies.send(request, reply, async (lang) => json(await this.answers.history(key, request.query, lang)));
  }
}

function json(answer: object): Made {
  return { body: JSON.stringify(answer), format: 'json', holds: 'live' };
}
