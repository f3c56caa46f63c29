import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import { parsePosition, type Position } from '#event-log';
import { type QuarantineItem, shownSubject, withoutPseudonyms } from '#read-models';
import { Problem } from '#runtime';
import { DetailLanguage } from './detail-language.js';
import { type AtTheDoor, Door } from './door.js';
import { QuarantineQuery, Settlement, shaped } from './dto.js';
import { QuarantineDesk, type Settled } from './quarantine-desk.js';
import { bodyJson, type Headers as RequestHeaders } from './request-body.js';

type Page = Readonly<{
  data: readonly QuarantineItem[];
  page: Readonly<{ limit: number; next_cursor: string | null }>;
}>;
type Place = Readonly<{ stream: string; partition: string; offset: string }>;

const defaultLimit = 100;

/** `/v1/quarantine`: events that were accepted but do not count, of the caller's agency and those below it. */
@Controller('v1/quarantine')
@UseInterceptors(DetailLanguage)
export class QuarantineController {
  constructor(
    private readonly desk: QuarantineDesk,
    private readonly door: Door,
  ) {}

  @Get()
  async list(@Req() request: AtTheDoor, @Query() query: unknown): Promise<Page> {
    const { cursor, limit = defaultLimit, ...filter } = await shaped(QuarantineQuery, { ...Object(query) }, 'query');
    const page = { ...filter, limit, ...(cursor === undefined ? {} : { after: cursor }) };
    const data = await this.desk.list(this.door.senderOf(request), page);
    const last = data.length === limit ? (data.at(-1)?.position ?? null) : null;
    return { data: data.map(shown), page: { limit, next_cursor: last } };
  }

  @Get(':stream/:partition/:offset')
  async show(@Req() request: AtTheDoor, @Param() place: Place): Promise<QuarantineItem> {
    return shown(await this.desk.find(this.door.senderOf(request), positionOf(place)));
  }

  @Post(':stream/:partition/:offset/release')
  @HttpCode(200)
  async release(
    @Req() request: AtTheDoor,
    @Param() place: Place,
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
  ): Promise<Settled> {
    const { reason } = await shaped(Settlement, await bodyJson(body, headers), 'body');
    return await this.desk.settle(this.door.senderOf(request), positionOf(place), { fact: 'released', reason });
  }

  @Post(':stream/:partition/:offset/discard')
  @HttpCode(200)
  async discard(
    @Req() request: AtTheDoor,
    @Param() place: Place,
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
  ): Promise<Settled> {
    const { reason } = await shaped(Settlement, await bodyJson(body, headers), 'body');
    return await this.desk.settle(this.door.senderOf(request), positionOf(place), { fact: 'discarded', reason });
  }
}

/** All of it but whom it is about: the hash still says which event it is. */
function shown(item: QuarantineItem): QuarantineItem {
  const subject = item.subject === null ? null : shownSubject(item.subject);
  return { ...item, subject, event: withoutPseudonyms(item.event) };
}

/** A place that no position can be is not found either. */
function positionOf({ stream, partition, offset }: Place): Position {
  const position = parsePosition(`${stream}/${partition}/${offset}`);
  if (position === undefined) throw new Problem({ code: 'not-found' });
  return position;
}
