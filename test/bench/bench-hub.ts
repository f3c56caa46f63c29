import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operatorToken } from '../../apps/hub/src/hub-folder.js';
import { createHub } from '../../apps/hub/src/hub.js';
import { fillLog, type RecordedEvent } from '../../apps/hub/src/log-filling.js';
import { shippedEvents } from '../../apps/hub/src/shipped/shipped-events.js';
import { openStore, type Store } from '../../apps/hub/src/store.js';
import { createLogger, type Logger } from '#runtime';
import { pause } from './figure.js';

const port = 8_392;

/** A whole hub in this process, on a PostgreSQL of its own that is thrown away afterwards. */
export class BenchHub {
  private constructor(
    readonly dataDir: string,
    readonly store: Store,
    readonly url: string,
    readonly key: string,
    private readonly closeHub: () => Promise<void>,
  ) {}

  static async start(dataDir: string, store: Store, logger: Logger): Promise<BenchHub> {
    const options = { port, host: '127.0.0.1', dataDir, empty: true, databaseUrl: undefined };
    const hub = await createHub({ options, store, logger });
    const url = await hub.listen();
    const started = new BenchHub(dataDir, store, url, await operatorToken(dataDir), () => hub.close());
    await started.caughtUp();
    return started;
  }

  async post(body: string): Promise<void> {
    await postBatch(this, body);
  }

  async get(path: string): Promise<string> {
    const response = await fetch(`${this.url}${path}`);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${text}`);
    return text;
  }

  /** Until everything in the log is folded. */
  async caughtUp(): Promise<void> {
    for (;;) {
      const text = await this.get('/metrics');
      const lags = [...text.matchAll(/lienthong_projection_lag_events\{[^}]*\} (\d+)/g)].map(([, lag]) => Number(lag));
      if (lags.length > 0 && lags.every((lag) => lag === 0)) return;
      await pause(100);
    }
  }

  async close(): Promise<void> {
    await this.closeHub();
  }
}

/** Sends a batch of events and waits for its receipt. */
export async function postBatch({ url, key }: Readonly<{ url: string; key: string }>, body: string): Promise<void> {
  const response = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
    body,
  });
  if (response.status !== 202) throw new Error(`refused: ${await response.text()}`);
}

export type Filled = Readonly<{ dataDir: string; store: Store; logger: Logger }>;

/** Gives a database with what ships and these events in its log, and takes it away again. */
export async function withFilledLog(
  events: Iterable<RecordedEvent>,
  work: (filled: Filled) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lienthong-bench-'));
  const logger = createLogger({ name: 'bench', level: 'error' });
  const store = await openStore({ dataDir, databaseUrl: undefined, logger });
  try {
    await fillLog(store.log, shippedEvents());
    await fillLog(store.log, events);
    await work({ dataDir, store, logger });
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The same with a hub that runs on it and has folded it. */
export async function withHub(events: Iterable<RecordedEvent>, work: (hub: BenchHub) => Promise<void>): Promise<void> {
  await withFilledLog(events, async ({ dataDir, store, logger }) => {
    const hub = await BenchHub.start(dataDir, store, logger);
    try {
      await work(hub);
    } finally {
      await hub.close();
    }
  });
}
