import { Client } from 'pg';
import {
  LogOverloaded,
  LogUnavailable,
  LogUnsafe,
  migratePostgresLog,
  openPostgresLog,
  type PostgresEventLog,
  type PostgresLogOptions,
} from '#event-log';
import { eventLogContract, type LogUnderTest } from '../../libs/event-log/src/event-log.contract.js';
import { readToEnd, sample, stream } from '../../libs/event-log/src/log-samples.contract.js';
import { freshDatabase, withClient } from '../support/postgres.js';

eventLogContract('PostgreSQL', openUnderTest);

async function openUnderTest(): Promise<LogUnderTest> {
  const { connectionString, drop } = await freshDatabase();
  await migratePostgresLog(connectionString);
  let log = await openPostgresLog({ connectionString });
  return {
    log,
    reopen: async () => {
      await log.close();
      log = await openPostgresLog({ connectionString });
      return log;
    },
    disturb: (partition, holdMs) =>
      withClient(connectionString, (client) => appendAndTakeBack(client, partition, holdMs)),
    punchHole: ({ partition, offset }) =>
      withClient(connectionString, async (client) => {
        await client.query('alter table event_log.event disable trigger append_only');
        await client.query('delete from event_log.event where stream = $1 and partition = $2 and "offset" = $3', [
          stream,
          partition,
          offset,
        ]);
        await client.query('alter table event_log.event enable always trigger append_only');
      }),
    close: async () => {
      await log.close();
      await drop();
    },
  };
}

async function appendAndTakeBack(client: Client, partition: number, holdMs: number): Promise<void> {
  await client.query('begin');
  await client.query("select * from event_log.append(array[$1], array[$2::int], array[1], '{', $3, null)", [
    stream,
    partition,
    Buffer.alloc(32),
  ]);
  await new Promise((resolve) => setTimeout(resolve, holdMs));
  await client.query('rollback');
}

describe('the event log in PostgreSQL', () => {
  let connectionString: string;
  let log: PostgresEventLog;
  const opened: PostgresEventLog[] = [];

  async function open(options: Partial<PostgresLogOptions> = {}): Promise<PostgresEventLog> {
    const another = await openPostgresLog({ connectionString, ...options });
    opened.push(another);
    return another;
  }

  const sql = (text: string, values: unknown[] = []): Promise<readonly object[]> =>
    withClient(connectionString, async (client) => (await client.query<object>(text, values)).rows);

  beforeAll(async () => {
    ({ connectionString } = await freshDatabase());
    await Promise.all([1, 2, 3].map(() => migratePostgresLog(connectionString)));
    log = await open();
  });

  afterAll(async () => {
    for (const each of opened) await each.close();
  });

  it('may be migrated again, by several at once, and keeps what it holds', async () => {
    await log.append([sample('H58-1', 1)]);
    const before = await log.heads(stream);
    await Promise.all([1, 2, 3].map(() => migratePostgresLog(connectionString)));
    expect(await log.heads(stream)).toEqual(before);
  });

  it('is not opened where there is none', async () => {
    const empty = await freshDatabase();
    await expect(openPostgresLog(empty)).rejects.toThrow('holds no event log: run migratePostgresLog');
  });

  it.each([
    'update event_log.event set hash = hash',
    'delete from event_log.event',
    'truncate event_log.event',
    'delete from event_log.head',
    'truncate event_log.head',
  ])('is append-only for its owner too: %s', async (statement) => {
    await expect(sql(statement)).rejects.toThrow('the event log is append-only');
    await expect(sql(`set session_replication_role = replica; ${statement}`)).rejects.toThrow('append-only');
  });

  it('grants each role what it needs and nothing else', async () => {
    const rights = await sql(`
      select role, object, string_agg(action, ' ' order by action) as actions
      from unnest(array['lienthong_gateway', 'lienthong_projector', 'lienthong_query']) as role,
        unnest(array['event_log.event', 'event_log.head']) as object,
        unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as action
      where has_table_privilege(role, object, action)
      group by role, object order by role, object`);
    const roles = ['lienthong_gateway', 'lienthong_projector', 'lienthong_query'];
    const objects = ['event_log.event', 'event_log.head'];
    expect(rights).toEqual(roles.flatMap((role) => objects.map((object) => ({ role, object, actions: 'select' }))));
    const appenders = await sql(`
      select rolname from pg_roles
      where rolname like 'lienthong\\_%'
        and has_function_privilege(rolname, 'event_log.append(text[], integer[], integer[], text, bytea, text[])', 'execute')`);
    expect(appenders).toEqual([{ rolname: 'lienthong_gateway' }]);
  });

  it('is appended to by the gateway role, which owns nothing and cannot write the tables', async () => {
    await sql("alter role lienthong_gateway password 'test'");
    const asGateway = connectionString.replace(/\/\/[^@]*@/, '//lienthong_gateway:test@');
    await migratePostgresLog(asGateway);
    const gateway = await open({ connectionString: asGateway });
    expect(await gateway.append([sample('H58-2', 1)])).toHaveLength(1);
    const insert = `insert into event_log.event select * from event_log.event`;
    await expect(withClient(asGateway, (client) => client.query(insert))).rejects.toThrow('permission denied');
  });

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
    'takes nothing while %s is off, and says so',
    async (name) => {
      await sql(`alter system set ${name} = off`);
      await sql('select pg_reload_conf()');
      try {
        await until(async () => (await log.unsafeSettings()).length > 0);
        expect(await log.unsafeSettings()).toEqual([`${name}=off`]);
        await expect(log.append([sample('H58-3', 1)])).rejects.toThrow(LogUnsafe);
      } finally {
        await sql(`alter system reset ${name}`);
        await sql('select pg_reload_conf()');
      }
      await until(async () => (await log.unsafeSettings()).length === 0);
      expect(await log.append([sample('H58-3', 1)])).toHaveLength(1);
    },
  );

  it('takes nothing when its own role commits without waiting for the disk', async () => {
    await sql('alter role lienthong_gateway set synchronous_commit = off');
    try {
      const gateway = await open({
        connectionString: connectionString.replace(/\/\/[^@]*@/, '//lienthong_gateway:test@'),
      });
      await expect(gateway.append([sample('H58-3', 2)])).rejects.toThrow(LogUnsafe);
    } finally {
      await sql('alter role lienthong_gateway reset synchronous_commit');
    }
  });

  it('refuses at once when too much waits, and loses nothing of what it took', async () => {
    const small = await open({ limits: { waitingEvents: 10, groupEvents: 1, writers: 1 } });
    const blocker = new Client({ connectionString });
    await blocker.connect();
    await blocker.query('begin; select * from event_log.head for update');
    const appends = Array.from({ length: 30 }, (_, n) => small.append([sample('H58-4', n)]));
    const outcomes = Promise.allSettled(appends);
    const refusals = await Promise.all(appends.slice(20).map((append) => append.catch((error: unknown) => error)));
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(LogOverloaded);
    await blocker.query('rollback');
    await blocker.end();
    const taken = (await outcomes).filter(({ status }) => status === 'fulfilled');
    expect(taken).toHaveLength(10);
    expect(small.waiting()).toEqual({ events: 0, bytes: 0 });
  });

  it('is unavailable, and nothing worse, while the connections break, and works again', async () => {
    const appends = Array.from({ length: 50 }, (_, n) => log.append([sample('H58-5', n)]));
    const outcomes = Promise.allSettled(appends);
    await sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'event-log'");
    for (const outcome of await outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(LogUnavailable);
    }
    await until(() =>
      log.append([sample('H58-5', 99)]).then(
        () => true,
        () => false,
      ),
    );
  });

  it('wakes followers within two seconds when the connection for notifications is lost', async () => {
    const woken = new Set<number>();
    const stop = await log.follow(stream, (partition) => woken.add(partition));
    await until(() => Promise.resolve(woken.size === 24));
    await sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'event-log-follower'");
    woken.clear();
    const [position] = await log.append([sample('H58-6', 1)]);
    const before = performance.now();
    await until(() => Promise.resolve(woken.has(position!.partition)));
    expect(performance.now() - before).toBeLessThan(2_000);
    await stop();
  });

  it('holds the same text in its column and in its event', async () => {
    await log.append([sample('H58-7', 1)]);
    const apart = await sql(`
      select count(*)::integer as n from event_log.event where recordedtime <> (event ->> 'recordedtime')::timestamptz`);
    expect(apart).toEqual([{ n: 0 }]);
    expect((await readToEnd(log, 0)).every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await condition());) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
