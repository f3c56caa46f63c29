import {
  type EventLog,
  LogOverloaded,
  LogUnavailable,
  LogUnsafe,
  type NewEvent,
  openPostgresLog,
  type Position,
} from '#event-log';
import { createLogger } from '#runtime';
import type { Store } from '../../apps/hub/src/store.js';
import { Reach } from '../../apps/ingest-gateway/src/reach.js';
import { readiness } from '../../apps/ingest-gateway/src/readiness.js';
import { runGateway } from '../../apps/ingest-gateway/src/run-gateway.js';
import { json, keyFor, operatorToken, structured, TestGateway } from '../support/gateway.js';
import { atEnd, freshDatabase, withClient } from '../support/postgres.js';
import { dossier } from '../support/sent-events.js';
import { freshStore } from '../support/store.js';

const batch = 'application/cloudevents-batch+json';

/** A real log whose appends can be held up, as a slow disk does. */
class HeldLog {
  private gate: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;
  readonly log: EventLog;

  constructor({ log }: Store) {
    this.log = {
      append: async (events: readonly NewEvent[]): Promise<readonly Position[]> => {
        await this.gate;
        return await log.append(events);
      },
      appendTo: (stream, partition, events) => log.appendTo(stream, partition, events),
      read: (from, limit) => log.read(from, limit),
      readAt: (stream, partition, offsets) => log.readAt(stream, partition, offsets),
      heads: (stream) => log.heads(stream),
      follow: (stream, onAppended) => log.follow(stream, onAppended),
    };
  }

  hold(): void {
    this.gate = new Promise((resolve) => (this.open = resolve));
  }

  release(): void {
    this.open();
  }
}

/** A batch of about this many MiB. */
function batchOf(mebibytes: number): string {
  const ext = { x: 'x'.repeat(200 * 1024) };
  const count = mebibytes * 5;
  const data = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic', ext };
  return JSON.stringify(Array.from({ length: count }, () => dossier({ data })));
}

describe('what the door holds', () => {
  it('is bounded for one key and for all of them, and everything is taken again afterwards', async () => {
    const store = await freshStore();
    const held = new HeldLog(store);
    const gateway = await TestGateway.open({ log: held.log, database: store.database });
    const keys = await Promise.all(['H58', 'H26', 'H01'].map((agency) => keyFor(gateway, agency)));
    held.hold();
    const body = batchOf(3);
    const sending = keys.flatMap((key) =>
      Array.from({ length: 8 }, () => gateway.ask('POST', '/v1/events', { key, type: batch, body })),
    );
    setTimeout(() => held.release(), 2_000);
    const answers = await Promise.all(sending);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 202).length).toBeGreaterThanOrEqual(8);
    expect(new Set(statuses)).toEqual(new Set([202, 429, 503]));
    for (const { status, headers, body: problem } of answers.filter((answer) => answer.status !== 202)) {
      expect(headers['retry-after']).toBe('1');
      expect(problem).toMatchObject({ code: status === 429 ? 'rate-limited' : 'overloaded', retryable: true });
    }
    for (const key of keys) {
      expect((await gateway.ask('POST', '/v1/events', { key, type: batch, body })).status).toBe(202);
    }
  });

  it('is given back when a sender leaves', async () => {
    const store = await freshStore();
    const gateway = await TestGateway.open(store);
    const key = await keyFor(gateway, 'H58');
    for (let round = 0; round < 10; round += 1) {
      const leaving = new AbortController();
      const body = new ReadableStream({ pull: () => void setTimeout(() => leaving.abort(), 20) });
      const headers = { authorization: `Bearer ${key}`, 'content-type': structured };
      const init = { method: 'POST', headers, body, duplex: 'half', signal: leaving.signal } as const;
      await expect(fetch(`${gateway.url}/v1/events`, init)).rejects.toThrow();
    }
    expect((await gateway.send(key, dossier())).status).toBe(202);
  });
});

describe('a log that cannot take events now', () => {
  it.each([
    ['overloaded', new LogOverloaded(3), '3'],
    ['log-unavailable', new LogUnavailable(new Error('x')), '1'],
    ['unsafe-settings', new LogUnsafe(new Error('x')), '60'],
  ])('answers %s', async (code, error, retryAfter) => {
    const store = await freshStore();
    const { log } = new HeldLog(store);
    const gateway = await TestGateway.open({
      log: { ...log, append: () => Promise.reject(error) },
      database: store.database,
    });
    expect(await gateway.send(operatorToken, dossier())).toMatchObject({
      status: 503,
      headers: { 'retry-after': retryAfter },
      body: { code, retryable: true },
    });
    // an action that cannot be written down is not done
    expect((await gateway.ask('POST', '/v1/keys', json(operatorToken, { agency: 'H58' }))).status).toBe(503);
    expect((await gateway.ask('GET', '/v1/keys', { key: operatorToken })).body).toEqual({ data: [] });
  });
});

describe('a gateway of its own', () => {
  it('is ready, tells when its database is away, and comes back with it', async () => {
    const { connectionString, drop } = await freshDatabase();
    atEnd(drop);
    const closers: (() => Promise<void> | void)[] = [];
    const shutdown = { onClose: (_name: string, close: () => Promise<void> | void) => void closers.unshift(close) };
    const token = 't'.repeat(32);
    const config = { port: 0, host: '127.0.0.1', databaseUrl: connectionString, operatorToken: token };
    const url = await runGateway({ config, logger: createLogger({ name: 'gateway' }), shutdown });
    const ask = async (path: string): Promise<number> =>
      (await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await ask('/health/live'), await ask('/health/ready'), await ask('/v1/keys')]).toEqual([200, 200, 200]);

    const name = new URL(connectionString).pathname.slice(1);
    const owner = connectionString.replace(/[^/]*$/, 'postgres');
    await withClient(owner, async (client) => {
      await client.query(`alter database ${name} allow_connections false`);
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      expect([await ask('/health/live'), await ask('/health/ready'), await ask('/v1/keys')]).toEqual([200, 503, 503]);
      await client.query(`alter database ${name} allow_connections true`);
    });
    expect([await ask('/health/ready'), await ask('/v1/keys')]).toEqual([200, 200]);
    for (const close of closers) await close();
  });

  it('takes nothing where what it acknowledges could be lost', async () => {
    const store = await freshStore();
    const name = new URL(store.connectionString).pathname.slice(1);
    await withClient(store.connectionString, (client) =>
      client.query(`alter database ${name} set synchronous_commit = off`),
    );
    const log = await openPostgresLog({ connectionString: store.connectionString });
    atEnd(() => log.close());
    const gateway = await TestGateway.open({ log, database: store.database });
    expect(await gateway.send(operatorToken, dossier())).toMatchObject({
      status: 503,
      body: { code: 'unsafe-settings' },
    });
    const reach = new Reach({
      log,
      database: store.database,
      clock: { now: () => new Date() },
      logger: createLogger({ name: 'gateway' }),
      options: { operatorToken },
    });
    expect(await readiness({ log, database: store.database }, reach)).toMatchObject({
      parts: { code: 'unsafe-settings', detail: { en: 'synchronous_commit=off' } },
    });
  });
});
