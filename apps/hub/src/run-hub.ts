import { createLogger, type LogLevel, processVariables, Shutdown } from '#runtime';
import { createHub } from './hub.js';
import { publishAddress, withdrawAddress } from './hub-folder.js';
import type { HubOptions } from './options.js';
import { openStore } from './store.js';
import { prepareLog } from './prepare-log.js';

/** Runs a hub until it is told to stop; resolves once its address is printed. */
export async function runHub(options: HubOptions): Promise<void> {
  const logger = createLogger({ name: 'lienthong', ...quietUnlessAsked() });
  const shutdown = new Shutdown({ log: logger });
  const store = await openStore({ ...options, logger });
  shutdown.onClose('store', () => store.close());
  const hub = await createHub({ options, store, logger });
  shutdown.onClose('hub', () => hub.close());
  await prepareLog(store, options, shutdown.signal);
  const url = await hub.listen();
  await publishAddress(options.dataDir, { url, connectionString: store.connectionString, pid: process.pid });
  shutdown.onClose('address', () => withdrawAddress(options.dataDir));
  process.stdout.write(`Liên Thông: ${url}\n`);
}

/** A person at a terminal wants the address and what goes wrong; `LOG_LEVEL` asks for more. */
function quietUnlessAsked(): Readonly<{ level?: LogLevel }> {
  return processVariables()['LOG_LEVEL'] === undefined ? { level: 'warn' } : {};
}
