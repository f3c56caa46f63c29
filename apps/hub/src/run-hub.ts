import { asError, createLogger, type Logger, type LogLevel, processVariables, Shutdown } from '#runtime';
import { createHub } from './hub.js';
import { publishAddress, withdrawAddress } from './hub-folder.js';
import type { HubReport } from './hub-states.js';
import { doorError, mustBeOpenable } from './open-port.js';
import type { HubOptions } from './options.js';
import { folderHolder, lockFolder } from './postgres/folder-lock.js';
import { prepareLog } from './prepare-log.js';
import { openStore, type Store } from './store.js';

/**
 * Runs a hub until it is told to stop, and ends the process then. Resolves once the hub is ready, or told to stop before;
 * a hub that cannot start closes what it has opened, so that no database stays behind.
 */
export async function runHub(options: HubOptions, report: HubReport): Promise<void> {
  const logger = createLogger({ name: 'lienthong', destination: process.stderr, ...quietUnlessAsked() });
  const shutdown = new Shutdown({ log: logger });
  let failure: Error | undefined;
  // the first to be registered is the last to run
  shutdown.onClose('report', () => report(failure ? { state: 'failed', error: failure } : { state: 'stopped' }));
  report({ state: 'starting', dataDir: options.dataDir });
  try {
    await start({ options, logger, shutdown, report });
  } catch (thrown) {
    if (isStopping(shutdown)) return; // what was closed under its hands, because it was told to stop
    failure = asError(thrown);
    await shutdown.stop('it cannot start', 1);
  }
}

type Starting = Readonly<{ options: HubOptions; logger: Logger; shutdown: Shutdown; report: HubReport }>;

async function start({ options, logger, shutdown, report }: Starting): Promise<void> {
  // a folder that is in use is refused by its own words, though the other hub has the port as well
  if ((await folderHolder(options.dataDir)) === undefined) await mustBeOpenable(options);
  const store = await opened(shutdown, 'store', openOwnStore(options, logger));
  if (isStopping(shutdown)) return;
  const hub = await opened(shutdown, 'hub', createHub({ options, store, logger }));
  await prepareLog(store, { options, report, signal: shutdown.signal });
  if (isStopping(shutdown)) return;
  const url = await hub.listen().catch((thrown: unknown) => {
    throw doorError(thrown, options);
  });
  shutdown.onClose('address', () => withdrawAddress(options.dataDir));
  const kafka = options.kafka?.brokers.join(',');
  await publishAddress(options.dataDir, { url, connectionString: store.connectionString, kafka, pid: process.pid });
  report({ state: 'ready', url, pid: process.pid, dataDir: options.dataDir });
}

/** A function, because the compiler takes a property that was false before an `await` for false after it. */
function isStopping({ signal }: Shutdown): boolean {
  return signal.aborted;
}

/** A signal may come while something is being opened: then it is closed as soon as it is open. */
async function opened<T extends { close: () => Promise<void> }>(
  shutdown: Shutdown,
  name: string,
  opening: Promise<T>,
): Promise<T> {
  const settled = opening.catch(() => undefined);
  shutdown.onClose(name, async () => await (await settled)?.close());
  return await opening;
}

/** The embedded PostgreSQL locks the folder; with another one the folder still has one hub. */
async function openOwnStore(options: HubOptions, logger: Logger): Promise<Store> {
  if (options.databaseUrl === undefined) return await openStore({ ...options, logger });
  const lock = await lockFolder(options.dataDir);
  try {
    const store = await openStore({ ...options, logger });
    const close = (): Promise<void> => store.close().finally(() => lock.release());
    return { ...store, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A person at a terminal wants the address and what goes wrong; `LOG_LEVEL` asks for more. */
function quietUnlessAsked(): Readonly<{ level?: LogLevel }> {
  return processVariables()['LOG_LEVEL'] === undefined ? { level: 'warn' } : {};
}
