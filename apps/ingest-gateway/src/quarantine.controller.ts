import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { QuarantineItem } from '#read-models';
import { QuarantineQuery, Settlement, shaped } from './dto.js';
import { KeyRing } from './key-ring.js';
import { QuarantineDesk } from './quarantine-desk.js';
import { bodyBytes, headerText, type Headers as RequestHeaders, jsonOf } from './request-body.js';

type Page = Readonly<{
  data: readonly QuarantineItem[];
  page: Readonly<{ limit: number; next_cursor: string | null }>;
}>;
type Place = Readonly<{ stream: string; partition: string; offset: string }>;

const defaultLimit = 100;

/** `/v1/quarantine`: events that were accepted but do not count, of the caller's agency and those below it. */
@Controller('v1/quarantine')
export class QuarantineController {
  constructor(
    private readonly desk: QuarantineDesk,
    private readonly keys: KeyRing,
  ) {}

  @Get()
  async list(@Query() query: unknown, @Headers() headers: RequestHeaders): Promise<Page> {
    const caller = await this.keys.caller(headerText(headers, 'authorization'));
    const { cursor, limit = defaultLimit, ...filter } = await shaped(QuarantineQuery, { ...Object(query) }, 'query');
    const data = await this.desk.list(caller, { ...filter, limit, ...(cursor === undefined ? {} : { after: cursor }) });
    const last = data.length === limit ? (data.at(-1)?.position ?? null) : null;
    return { data, page: { limit, next_cursor: last } };
  }

  @Get(':stream/:partition/:offset')
  async show(@Param() place: Place, @Headers() headers: RequestHeaders): Promise<QuarantineItem> {
    const caller = await this.keys.caller(headerText(headers, 'authorization'));
    return await this.desk.find(caller, positionOf(place));
  }

  @Post(':stream/:partition/:offset/release')
  @HttpCode(200)
  async release(
    @Param() place: Place,
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
  ): Promise<Readonly<{ position: string; status: string }>> {
    const caller = await this.keys.caller(headerText(headers, 'authorization'));
    const { reason } = await shaped(Settlement, jsonOf(await bodyBytes(body, headers)), 'body');
    return await this.desk.settle(caller, positionOf(place), { fact: 'released', reason });
  }

  @Post(':stream/:partition/:offset/discard')
  @HttpCode(200)
  async discard(
    @Param() place: Place,
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
  ): Promise<Readonly<{ position: string; status: string }>> {
    const caller = await this.keys.caller(headerText(headers, 'authorization'));
    const { reason } = await shaped(Settlement, jsonOf(await bodyBytes(body, headers)), 'body');
    return await this.desk.settle(caller, positionOf(place), { fact: 'discarded', reason });
  }
}

function positionOf({ stream, partition, offset }: Place): string {
  return `${stream}/${partition}/${offset}`;
}
