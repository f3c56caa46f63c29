import { LogUnavailable, migratePostgresLog, openPostgresLog, type EventLog, type Position } from '#event-log';
import { createLogger } from '#runtime';
import { openEmbeddedPostgres } from '../../apps/hub/src/embedded-postgres.js';
import { idOf, readToEnd, sample, stream } from '../../libs/event-log/src/log-samples.contract.js';
import { temporaryFolder } from '../support/postgres.js';

const kills = 6;
const appenders = 8;

/** Appends until it is told to stop, and keeps where the log said that each event is. */
async function appendUntil(stop: AbortSignal, log: EventLog, appender: number): Promise<Map<string, Position>> {
  const acknowledged = new Map<string, Position>();
  for (let n = 0; !stop.aborted; n += 1) {
    try {
      const [position] = await log.append([sample(`H58-${appender}-${n % 9}`, n)]);
      acknowledged.set(`H58-${appender}-${n % 9}/${n}`, position!);
    } catch (error) {
      expect(error).toBeInstanceOf(LogUnavailable);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return acknowledged;
}

async function answers(log: EventLog): Promise<boolean> {
  return log.heads(stream).then(
    () => true,
    () => false,
  );
}

describe('a log whose server is killed again and again', () => {
  it('keeps everything that it acknowledged, where it said, once', async () => {
    const server = await openEmbeddedPostgres({
      dataDir: await temporaryFolder(),
      log: createLogger({ name: 'test' }),
    });
    await migratePostgresLog(server.connectionString);
    const log = await openPostgresLog(server);
    const stop = new AbortController();
    const appending = Array.from({ length: appenders }, (_, appender) => appendUntil(stop.signal, log, appender));
    for (let kill = 0; kill < kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200 + 37 * kill));
      const { pid } = server;
      process.kill(pid, 'SIGKILL');
      while (server.pid === pid || !(await answers(log))) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    stop.abort();
    const acknowledged = new Map((await Promise.all(appending)).flatMap((each) => [...each]));
    const stands = new Map<string, Position>();
    for (const { partition } of await log.heads(stream)) {
      for (const { event, offset } of await readToEnd(log, partition)) {
        expect(stands.has(idOf(event))).toBe(false);
        stands.set(idOf(event), { stream, partition, offset });
      }
    }
    expect(acknowledged.size).toBeGreaterThan(100);
    for (const [id, position] of acknowledged) expect(stands.get(id)).toEqual(position);
    await log.close();
    await server.stop();
  });
});
