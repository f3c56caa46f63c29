import type { IncomingMessage } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Admission, type Room } from './admission.js';
import { fastifyOf } from './fastify-of.js';
import { KeyRing, unauthenticated } from './key-ring.js';
import { maxBatchBytes } from './limits.js';
import { comeAgain } from './reach.js';
import { isConfidential, type Sender } from './sender.js';

/** What is needed of a request: Fastify's own, and what Nest hands to a controller, have it. */
export type AtTheDoor = Readonly<{ raw: IncomingMessage; headers: IncomingMessage['headers'] }>;

/** The routes that need a key, as the framework writes them. */
const routes: ReadonlySet<string> = new Set([
  '/v1/events',
  '/v1/events::validate',
  '/v1/files',
  '/v1/keys',
  '/v1/keys/:id',
  '/v1/quarantine',
  '/v1/quarantine/:stream/:partition/:offset',
  '/v1/quarantine/:stream/:partition/:offset/release',
  '/v1/quarantine/:stream/:partition/:offset/discard',
]);

const megabyte = 1024 * 1024;

/**
 * Asks who comes, and whether there is room, before a body is read: whoever has no key cannot make the hub hold
 * anything. A route that is missing in the list has no sender, and is refused.
 */
@Injectable()
export class Door implements OnModuleInit {
  private readonly admission = new Admission({ totalBytes: 32 * megabyte, bytesOfOneKey: 16 * megabyte });
  private readonly entered = new WeakMap<IncomingMessage, Visit>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly keys: KeyRing,
  ) {}

  onModuleInit(): void {
    fastifyOf(this.host).addHook('onRequest', async (request, reply) => {
      if (request.is404 || !routes.has(request.routeOptions.url ?? '')) return;
      const visit = await this.enter(request);
      reply.raw.once('close', () => visit.end());
    });
  }

  /** Who sends. @throws Problem `unauthenticated` if nobody was asked. */
  senderOf({ raw }: AtTheDoor): Sender {
    return this.visitOf(raw).sender;
  }

  /**
   * Works for a sender. What is kept of the request keeps its room until the work is done, also if the sender leaves.
   *
   * @param bytes how many bytes the body has, now that it is known.
   */
  async during<T>({ raw }: AtTheDoor, bytes: number, work: (sender: Sender) => Promise<T>): Promise<T> {
    const visit = this.visitOf(raw);
    visit.begin(bytes);
    try {
      return await work(visit.sender);
    } finally {
      visit.finish();
    }
  }

  private visitOf(raw: IncomingMessage): Visit {
    const visit = this.entered.get(raw);
    if (visit === undefined) throw unauthenticated();
    return visit;
  }

  private async enter({ raw, headers }: AtTheDoor): Promise<Visit> {
    const caller = await this.keys.caller(headers.authorization);
    const room = this.admission.enter(caller.id, expectedBytes(headers));
    if (room === 'full') throw comeAgain('overloaded', 1);
    if (room === 'share-used-up') throw comeAgain('rate-limited', 1);
    const visit = new Visit({ ...caller, confidential: isConfidential(raw) }, room);
    this.entered.set(raw, visit);
    return visit;
  }
}

/** One request on its way: its room is given back when it is answered and nobody works on it any more. */
class Visit {
  private working = false;
  private ended = false;

  constructor(
    readonly sender: Sender,
    private readonly room: Room,
  ) {}

  begin(bytes: number): void {
    this.working = true;
    this.room.shrink(bytes);
  }

  finish(): void {
    this.working = false;
    if (this.ended) this.room.leave();
  }

  end(): void {
    this.ended = true;
    if (!this.working) this.room.leave();
  }
}

/** What the body may become: it is known before only if it is sent plain and with its length. */
function expectedBytes(headers: IncomingMessage['headers']): number {
  if (headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined) return maxBatchBytes;
  return Math.min(Number(headers['content-length'] ?? 0), maxBatchBytes);
}
