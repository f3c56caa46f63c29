import { chown, copyFile, chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { applyTopics, kafkaOptions, kafkaSettings, openLog, type Position } from '#event-log';
import { openDatabase } from '#read-models';
import { createLogger, Env, type Variables } from '#runtime';
import { sentence } from '../../apps/cli/src/failure.js';
import { openEmbeddedPostgres } from '../../apps/hub/src/embedded-postgres.js';
import { freePort } from '../../apps/hub/src/postgres/free-port.js';
import { temporaryFolder, withClient } from '../support/postgres.js';
import { ownBrokers } from './brokers-under-test.js';
import { Authority, type Certified } from './certificates.js';

const logger = createLogger({ name: 'test' });
const stream = 'egov.onestop.v1';
const here = 'IP:127.0.0.1,DNS:localhost';

let folder: string;
let authority: Authority;
let stranger: Authority;
let server: Certified;

beforeAll(async () => {
  folder = await temporaryFolder();
  authority = await Authority.in(folder, 'authority');
  stranger = await Authority.in(folder, 'stranger');
  server = await authority.certify('server', here);
});

/** Appends one event to the log that these variables name, and reads it again. */
async function tried(variables: Variables, databaseUrl = ''): Promise<unknown> {
  const env = new Env(variables);
  const log = await openLog({ databaseUrl, kafka: env.complete({ of: kafkaSettings(env) }).of }, logger);
  try {
    const event = { stream, subject: 'D-1', body: '{"id":"1"}', hash: 'a'.repeat(64) } as const;
    const [position] = await log.append([event]);
    const at: Position = { stream, partition: position?.partition ?? 0, offset: position?.offset ?? 0 };
    const [read] = await log.read(at, 1);
    return read?.hash;
  } finally {
    await log.close();
  }
}

async function refusal(variables: Variables, databaseUrl = ''): Promise<string> {
  return await tried(variables, databaseUrl).then(
    () => 'it was not refused',
    (error: unknown) => sentence(error),
  );
}

describe('a cluster that is reached over TLS', () => {
  const listeners = { plain: '', sasl: '', mutual: '', expired: '', elsewhere: '' };
  let client: Certified;
  let password: Variables;

  beforeAll(async () => {
    client = await authority.certify('client', here);
    const expired = await authority.certify('expired', here, -1);
    const elsewhere = await authority.certify('elsewhere', 'DNS:broker.example.vn');
    for (const name of ['sasl', 'mutual', 'expired', 'elsewhere'] as const)
      listeners[name] = `127.0.0.1:${await freePort()}`;
    const keyOf = (listener: string, { both }: Certified): Record<string, string> => ({
      [`listener.name.${listener}.ssl.keystore.type`]: 'PEM',
      [`listener.name.${listener}.ssl.keystore.location`]: both,
    });
    const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
    const brokers = await ownBrokers(1, {
      listeners: Object.entries(listeners)
        .filter(([, address]) => address !== '')
        .map(([name, address]) => `${name.toUpperCase()}://${address}`),
      format: ['--add-scram', 'SCRAM-SHA-512=[name=hub,password=correct]'],
      settings: {
        'listener.security.protocol.map':
          'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_SSL,MUTUAL:SSL,EXPIRED:SSL,ELSEWHERE:SSL',
        'inter.broker.listener.name': 'PLAINTEXT',
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.location': authority.certificate,
        ...keyOf('sasl', server),
        ...keyOf('mutual', server),
        ...keyOf('expired', expired),
        ...keyOf('elsewhere', elsewhere),
        'listener.name.mutual.ssl.client.auth': 'required',
        'listener.name.sasl.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
        'listener.name.sasl.scram-sha-512.sasl.jaas.config': scram,
      },
    });
    listeners.plain = brokers.addresses.join(',');
    await applyTopics({ brokers: brokers.addresses });
    password = {
      KAFKA_BROKERS: listeners.sasl,
      KAFKA_CA_FILE: authority.certificate,
      KAFKA_USERNAME: 'hub',
      KAFKA_PASSWORD: 'correct',
    };
  });

  it('takes events from who has the password, and from who has a certificate', async () => {
    expect(await tried(password)).toBe('a'.repeat(64));
    const mutual = { KAFKA_BROKERS: listeners.mutual, KAFKA_CA_FILE: authority.certificate };
    const own = { KAFKA_CERT_FILE: client.cert, KAFKA_KEY_FILE: client.key };
    expect(await tried({ ...mutual, ...own })).toBe('a'.repeat(64));
    expect(await refusal(mutual)).toMatch(/certificate required|bad certificate/i);
  });

  it('is refused by the cause where it is not the one that was meant', async () => {
    expect(await refusal({ ...password, KAFKA_CA_FILE: stranger.certificate })).toMatch(
      /self-signed certificate|unable to verify/,
    );
    expect(await refusal({ ...password, KAFKA_BROKERS: listeners.expired })).toMatch(/certificate has expired/);
    expect(await refusal({ ...password, KAFKA_BROKERS: listeners.elsewhere })).toMatch(
      /does not match certificate's altnames|IP: 127.0.0.1 is not in the cert's list/,
    );
  });

  it('refuses a wrong password by name', async () => {
    const wrong = await refusal({ ...password, KAFKA_PASSWORD: 'wrong' });
    expect(wrong).toMatch(/authentication failed|invalid credentials/i);
    expect(wrong).not.toContain('wrong');
  });

  it('is never spoken to in the clear where TLS was asked for', async () => {
    expect(await refusal({ ...password, KAFKA_BROKERS: listeners.plain })).toMatch(
      /closed|wrong version|disconnected/i,
    );
    await expect(applyTopics({ ...(await kafkaOptions(settingsOf(password))), log: logger })).resolves.toEqual([]);
  });

  it('is not tried where half of what TLS needs is named, or a password would go in the clear', () => {
    const half = { KAFKA_BROKERS: 'b:9092', KAFKA_CERT_FILE: 'c' };
    expect(() => settingsOf(half)).toThrow('KAFKA_CA_FILE is missing; KAFKA_KEY_FILE is missing');
    const clear = { KAFKA_BROKERS: 'b:9092', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p', KAFKA_SASL_MECHANISM: 'plain' };
    expect(() => settingsOf(clear)).toThrow('KAFKA_CA_FILE is missing');
  });
});

function settingsOf(variables: Variables): NonNullable<ReturnType<typeof kafkaSettings>> {
  const env = new Env(variables);
  const { of } = env.complete({ of: kafkaSettings(env) });
  if (of === undefined) throw new Error('no brokers are named');
  return of;
}

describe('a PostgreSQL that is reached over TLS', () => {
  it('is checked as DATABASE_URL says, by every part of the hub', async () => {
    const dataDir = await temporaryFolder();
    const postgres = await openEmbeddedPostgres({ dataDir, log: logger });
    try {
      const plain = postgres.connectionString;
      const { uid, gid } = await stat(join(dataDir, 'postgres'));
      const use = async ({ cert, key }: Certified): Promise<void> => {
        for (const [file, name] of [[cert, 'server.crt'] as const, [key, 'server.key'] as const]) {
          const placed = join(dataDir, 'postgres', name);
          await copyFile(file, placed);
          await chown(placed, uid, gid);
          await chmod(placed, 0o600);
        }
        await withClient(plain, async (client) => {
          await client.query('alter system set ssl = on');
          await client.query('select pg_reload_conf()');
        });
      };
      const verified = (from: string, ca: string): string => `${from}?sslmode=verify-full&sslrootcert=${ca}`;
      const url = verified(plain, authority.certificate);
      expect(await refusal({}, url)).toMatch(/does not support SSL/);
      await use(server);
      expect(await tried({}, url)).toBe('a'.repeat(64));
      expect(await tried({}, verified(plain.replace('127.0.0.1', 'localhost'), authority.certificate))).toBeDefined();
      const log = await openLog({ databaseUrl: url }, logger);
      await log.follow(stream, () => undefined);
      const database = await openDatabase({ connectionString: url });
      const { rows } = await database.pool.query(
        `select ssl, count(*)::int as connections from pg_stat_ssl join pg_stat_activity using (pid)
         where datname = current_database() and pid <> pg_backend_pid() group by ssl`,
      );
      expect(rows).toEqual([{ ssl: true, connections: expect.any(Number) }]);
      await database.close();
      await log.close();
      expect(await refusal({}, verified(plain, stranger.certificate))).toMatch(
        /unable to verify|self-signed certificate/,
      );
      await use(await authority.certify('elsewhere-postgres', 'DNS:database.example.vn'));
      expect(await refusal({}, url)).toMatch(/does not match certificate's altnames/);
      await use(await authority.certify('expired-postgres', here, -1));
      expect(await refusal({}, url)).toMatch(/certificate has expired/);
    } finally {
      await postgres.stop();
    }
  });
});
