import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { covers, nation } from '#event-catalog';
import { type ApiKey, findApiKey, insertApiKey, listApiKeys, revokeApiKey } from '#read-models';
import { Problem } from '#runtime';
import { Administration } from './administration.js';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { answeredByDatabase } from './log-errors.js';

/** Who asks: a key's id and the agency that it is bound to. */
export type Caller = Readonly<{ id: string; agency: string }>;

/** Makes, finds and revokes keys. Only their hashes are kept, and every request looks its key up. */
@Injectable()
export class KeyRing {
  constructor(
    @Inject(GATEWAY) private readonly parts: GatewayParts,
    private readonly administration: Administration,
  ) {}

  /** @throws Problem `unauthenticated` if the header names no valid key. */
  async caller(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    const caller = token === undefined ? undefined : await answeredByDatabase(() => this.holder(token));
    if (caller === undefined) {
      throw new Problem({ code: 'unauthenticated', headers: { 'www-authenticate': 'Bearer realm="lienthong"' } });
    }
    return caller;
  }

  /** A new key for an agency that the caller covers; the key is shown this once. */
  async create(
    caller: Caller,
    agency: string,
    label: string,
  ): Promise<Readonly<{ key: string; id: string; agency: string }>> {
    if (!covers(caller.agency, agency)) throw new Problem({ code: 'forbidden-scope' });
    const id = randomBytes(6).toString('hex');
    const key = `egv_${id}_${randomBytes(32).toString('base64url')}`;
    await this.administration.record({ action: 'key.create', by: caller.id, target: `key:${id}` });
    await insertApiKey(this.parts.database, { id, hash: hashOf(key), agency, label });
    return { key, id, agency };
  }

  async list({ agency }: Caller): Promise<readonly ApiKey[]> {
    return (await listApiKeys(this.parts.database)).filter((key) => covers(agency, key.agency));
  }

  async revoke(caller: Caller, id: string): Promise<void> {
    const key = await findApiKey(this.parts.database, id);
    if (key === undefined || !covers(caller.agency, key.agency)) throw new Problem({ code: 'not-found' });
    await this.administration.record({ action: 'key.revoke', by: caller.id, target: `key:${id}` });
    await revokeApiKey(this.parts.database, id);
  }

  private async holder(token: string): Promise<Caller | undefined> {
    if (sameHash(hashOf(token), hashOf(this.parts.options.operatorToken))) return { id: 'operator', agency: nation };
    const id = /^egv_([0-9a-f]{12})_/.exec(token)?.[1];
    const key = id === undefined ? undefined : await findApiKey(this.parts.database, id);
    if (key === undefined || key.revokedAt !== null || !sameHash(key.hash, hashOf(token))) return undefined;
    return { id: key.id, agency: key.agency };
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
