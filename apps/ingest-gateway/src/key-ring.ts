import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { covers, nation } from '#event-catalog';
import { type ApiKey, findApiKey, insertApiKey, listApiKeys, revokeApiKey } from '#read-models';
import { Problem } from '#runtime';
import { Administration } from './administration.js';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { Reach } from './reach.js';
import type { Caller } from './sender.js';
import { SharedLookup } from './shared-lookup.js';

export type NewKey = Readonly<{ key: string; id: string; agency: string }>;

/** `egv_<id>_<secret>` */
const keyShape = /^egv_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;
const idShape = /^[0-9a-f]{12}$/;

/** Makes, finds and revokes keys. Only their hashes are kept, and every request looks its key up. */
@Injectable()
export class KeyRing {
  private readonly lookup = new SharedLookup((id) => this.reach.asked(() => findApiKey(this.parts.database, id)));

  constructor(
    @Inject(GATEWAY) private readonly parts: GatewayParts,
    private readonly administration: Administration,
    private readonly reach: Reach,
  ) {}

  /** @throws Problem `unauthenticated` if the header names no valid key. */
  async caller(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    const caller = token === undefined ? undefined : await this.holder(token);
    if (caller === undefined) throw unauthenticated();
    return caller;
  }

  /** A new key for an agency that the caller covers; the key is shown this once. */
  async create(caller: Caller, agency: string, label: string): Promise<NewKey> {
    if (!covers(caller.agency, agency)) throw new Problem({ code: 'forbidden-scope' });
    const id = randomBytes(6).toString('hex');
    const key = `egv_${id}_${randomBytes(32).toString('base64url')}`;
    await this.administration.record(caller, { action: 'key.created', target: `key:${id}` });
    await this.reach.asked(() => insertApiKey(this.parts.database, { id, hash: hashOf(key), agency, label }));
    return { key, id, agency };
  }

  /** Keys of the caller's agency and of those below it. */
  async list({ agency }: Caller): Promise<readonly ApiKey[]> {
    const keys = await this.reach.asked(() => listApiKeys(this.parts.database));
    return keys.filter((key) => covers(agency, key.agency));
  }

  /** @throws Problem `not-found`, also for a key of an agency that the caller does not cover. */
  async revoke(caller: Caller, id: string): Promise<void> {
    const key = await this.find(id);
    if (key === undefined || !covers(caller.agency, key.agency)) throw new Problem({ code: 'not-found' });
    await this.administration.record(caller, { action: 'key.revoked', target: `key:${id}` });
    await this.reach.asked(() => revokeApiKey(this.parts.database, id));
  }

  private async holder(token: string): Promise<Caller | undefined> {
    if (sameHash(hashOf(token), hashOf(this.parts.options.operatorToken))) return { id: 'operator', agency: nation };
    const key = await this.find(keyShape.exec(token)?.[1] ?? '');
    if (key === undefined || key.revokedAt !== null || !sameHash(key.hash, hashOf(token))) return undefined;
    return { id: key.id, agency: key.agency };
  }

  private async find(id: string): ReturnType<typeof findApiKey> {
    return idShape.test(id) ? await this.lookup.ask(id) : undefined;
  }
}

export function unauthenticated(): Problem {
  return new Problem({ code: 'unauthenticated', headers: { 'www-authenticate': 'Bearer realm="lienthong"' } });
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
