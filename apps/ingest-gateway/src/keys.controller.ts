import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { NewKey, shaped } from './dto.js';
import { KeyRing } from './key-ring.js';
import { bodyBytes, headerText, type Headers as RequestHeaders, jsonOf } from './request-body.js';

type ShownKey = Readonly<{ id: string; agency: string; label: string; created_at: Date; revoked_at: Date | null }>;

/** `/v1/keys`: keys of the caller's agency and of those below it. */
@Controller('v1/keys')
export class KeysController {
  constructor(private readonly keys: KeyRing) {}

  @Post()
  async create(
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
  ): Promise<Readonly<{ key: string; id: string; agency: string }>> {
    const caller = await this.keys.caller(headerText(headers, 'authorization'));
    const { agency, label = '' } = await shaped(NewKey, jsonOf(await bodyBytes(body, headers)), 'body');
    return await this.keys.create(caller, agency, label);
  }

  @Get()
  async list(@Headers() headers: RequestHeaders): Promise<Readonly<{ data: readonly ShownKey[] }>> {
    const caller = await this.keys.caller(headerText(headers, 'authorization'));
    const keys = await this.keys.list(caller);
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
  async revoke(@Param('id') id: string, @Headers() headers: RequestHeaders): Promise<void> {
    await this.keys.revoke(await this.keys.caller(headerText(headers, 'authorization')), id);
  }
}
