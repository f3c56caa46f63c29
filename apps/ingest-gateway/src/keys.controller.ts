import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import { DetailLanguage } from './detail-language.js';
import { type AtTheDoor, Door } from './door.js';
import { KeyRequest, shaped } from './dto.js';
import { KeyRing, type NewKey } from './key-ring.js';
import { bodyJson, type Headers as RequestHeaders } from './request-body.js';

type ShownKey = Readonly<{ id: string; agency: string; label: string; created_at: Date; revoked_at: Date | null }>;

/** `/v1/keys`: keys of the caller's agency and of those below it. */
@Controller('v1/keys')
@UseInterceptors(DetailLanguage)
export class KeysController {
  constructor(
    private readonly keys: KeyRing,
    private readonly door: Door,
  ) {}

  @Post()
  async create(@Req() request: AtTheDoor, @Body() body: unknown, @Headers() headers: RequestHeaders): Promise<NewKey> {
    const { agency, label = '' } = await shaped(KeyRequest, await bodyJson(body, headers), 'body');
    return await this.keys.create(this.door.senderOf(request), agency, label);
  }

  @Get()
  async list(@Req() request: AtTheDoor): Promise<Readonly<{ data: readonly ShownKey[] }>> {
    const keys = await this.keys.list(this.door.senderOf(request));
    return {
      data: keys.map(({ id, agency, label, createdAt, revokedAt }) => ({
        id,
        agency,
        label,
        created_at: createdAt,
        revoked_at: revokedAt,
      })),
    };
  }

  @Delete(':id')
  @HttpCode(204)
  async revoke(@Req() request: AtTheDoor, @Param('id') id: string): Promise<void> {
    await this.keys.revoke(this.door.senderOf(request), id);
  }
}
