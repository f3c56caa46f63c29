import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { findApiKey } from '#read-models';
import { Problem } from '#runtime';
import { QUERY, type QueryParts } from './query-parts.js';
import { headerOf, type Request } from './request.js';

/** The root of all agencies: its keys may read everything. */
const nation = 'VN';

/** Who asks: the agency that the key is bound to. */
export type Caller = Readonly<{ agency: string }>;

/** Figures are for everybody; single events and entities are for their agency and for the root. */
@Injectable()
export class Callers {
  constructor(@Inject(QUERY) private readonly parts: QueryParts) {}

  /** @throws Problem `unauthenticated` if the request carries no valid key. */
  async of(request: Request): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
    const caller = token === undefined ? undefined : await this.holder(token);
    if (caller !== undefined) return caller;
    throw new Problem({ code: 'unauthenticated', headers: { 'www-authenticate': 'Bearer realm="lienthong"' } });
  }

  /** The agency that `org=self` stands for; undefined where the question does not say `self`. */
  async selfOf(request: Request): Promise<string | undefined> {
    const orgs = [request.query['org']].flat().join(',').split(',');
    return orgs.includes('self') ? (await this.of(request)).agency : undefined;
  }

  private async holder(token: string): Promise<Caller | undefined> {
    const hash = hashOf(token);
    if (sameHash(hash, hashOf(this.parts.options.operatorToken))) return { agency: nation };
    const id = /^egv_([0-9a-f]{12})_/.exec(token)?.[1];
    const key = id === undefined ? undefined : await findApiKey(this.parts.database, id);
    if (key === undefined || key.revokedAt !== null || !sameHash(key.hash, hash)) return undefined;
    return { agency: key.agency };
  }
}

/** A key covers its agency and every code below it by dotted prefix; the root covers all. */
export function covers({ agency }: Caller, code: string): boolean {
  return agency === nation || code === agency || code.startsWith(`${agency}.`);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
