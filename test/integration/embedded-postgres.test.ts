import { spawn } from 'node:child_process';
import { access, chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger } from '#runtime';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../../apps/hub/src/embedded-postgres.js';
import { postgresAccount } from '../../apps/hub/src/postgres/account.js';
import { locateBinaries } from '../../apps/hub/src/postgres/binaries.js';
import { lockFolder } from '../../apps/hub/src/postgres/folder-lock.js';
import { freePort } from '../../apps/hub/src/postgres/free-port.js';
import { postgresProcessesIn } from '../../apps/hub/src/postgres/processes.js';
import { temporaryFolder, withClient } from '../support/postgres.js';

const log = createLogger({ name: 'test' });
const open = (dataDir: string): Promise<EmbeddedPostgres> => openEmbeddedPostgres({ dataDir, log });

/** What one statement answers, tried again while the server is not there. */
async function ask(connectionString: string, statement: string): Promise<unknown> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await withClient(connectionString, async (client) => (await client.query<object>(statement)).rows);
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe('an embedded PostgreSQL', () => {
  let dataDir: string;
  let cluster: string;
  let server: EmbeddedPostgres | undefined;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    cluster = join(dataDir, 'postgres');
  });

  afterEach(async () => {
    await server?.stop();
    server = undefined;
    expect(await postgresProcessesIn(cluster)).toEqual([]);
  });

  it('is made in an empty folder, durable, with checksums, in UTF-8', async () => {
    server = await open(dataDir);
    const settings = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'server_encoding',
      'TimeZone',
    ];
    const answers = settings.map((name) => `current_setting('${name}') as "${name}"`).join(', ');
    expect(await ask(server.connectionString, `select ${answers}`)).toEqual([
      {
        fsync: 'on',
        synchronous_commit: 'on',
        full_page_writes: 'on',
        data_checksums: 'on',
        server_encoding: 'UTF8',
        TimeZone: 'UTC',
      },
    ]);
    await ask(server.connectionString, 'create table kept as select 42 as n');
  });

  it('keeps its password to itself and asks for it', async () => {
    server = await open(dataDir);
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
    const stranger = server.connectionString.replace(/:[^:@]*@/, ':wrong@');
    await expect(withClient(stranger, (client) => client.query('select 1'))).rejects.toThrow('password');
  });

  it('is ready within a second on a folder that has been used', async () => {
    const before = performance.now();
    server = await open(dataDir);
    expect(await ask(server.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('refuses a second hub in one folder', async () => {
    server = await open(dataDir);
    await expect(open(dataDir)).rejects.toThrow(`is in use by the hub with process id ${process.pid}`);
  });

  it('takes the lock of a killed hub over', async () => {
    await writeFile(join(dataDir, 'hub.lock'), `${process.pid} 1 an-earlier-boot`);
    server = await open(dataDir);
    await expect(lockFolder(dataDir)).rejects.toThrow('is in use');
  });

  it('takes over from the server that a killed hub left behind', async () => {
    const { postgres } = await locateBinaries();
    const left = spawn(postgres, ['-D', cluster, '-p', String(await freePort()), '-c', 'unix_socket_directories='], {
      ...(await postgresAccount()),
      env: {},
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise((resolve) =>
      left.stderr.on('data', (text) => String(text).includes('ready to accept') && resolve(0)),
    );
    server = await open(dataDir);
    expect(left.exitCode).toBe(0);
    expect(await ask(server.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('is not held up by a pid file whose number now belongs to another process', async () => {
    await writeFile(
      join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`,
    );
    server = await open(dataDir);
  });

  it('comes back on the same address when it is killed', async () => {
    server = await open(dataDir);
    const { pid, connectionString } = server;
    process.kill(pid, 'SIGKILL');
    expect(await ask(connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
    expect(server.pid).not.toBe(pid);
  });

  it('starts anew when it was killed while the cluster was being made', async () => {
    const other = await temporaryFolder();
    await mkdir(join(other, 'postgres.new'));
    await writeFile(join(other, 'postgres.new', 'PG_VERSION'), '18\n');
    server = await open(other);
    expect(await ask(server.connectionString, 'select 1 as n')).toEqual([{ n: 1 }]);
    await expect(access(join(other, 'postgres.new'))).rejects.toThrow('ENOENT');
  });

  it('says plainly that a folder was made by another PostgreSQL', async () => {
    const other = await temporaryFolder();
    await mkdir(join(other, 'postgres'));
    await writeFile(join(other, 'postgres', 'PG_VERSION'), '17\n');
    await expect(open(other)).rejects.toThrow('was made by PostgreSQL 17, this hub runs 18');
    await expect(readFile(join(other, 'hub.lock'))).rejects.toThrow('ENOENT');
  });

  it('runs in a folder that only root may pass through', async () => {
    const home = await temporaryFolder();
    await chmod(home, 0o700);
    server = await open(join(home, 'data'));
    expect(await ask(server.connectionString, 'select 1 as n')).toEqual([{ n: 1 }]);
  });
});
