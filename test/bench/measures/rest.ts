import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresProcessesIn } from '../../../apps/hub/src/postgres/processes.js';
import { HubProcess, megabytesOf } from '../../start/hub-process.js';
import { type Figure, median, pause, rounded } from '../figure.js';

const starts = 5;
const quietMs = 20_000;

/** A hub of the sample year as a process of its own: how soon it is ready again, and what it takes when nothing happens. */
export async function rest(): Promise<readonly Figure[]> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lienthong-bench-')));
  const ready: number[] = [];
  try {
    const args = ['--data', folder, '--port', '8392'];
    const first = new HubProcess(args);
    const filledMs = await first.ready();
    await first.stop();
    for (let start = 1; start < starts; start += 1) {
      const hub = new HubProcess(args);
      ready.push(await hub.ready());
      await hub.stop();
    }
    const hub = new HubProcess(args);
    ready.push(await hub.ready());
    await pause(quietMs);
    const megabytes = await megabytesOf('Pss', [hub.pid, ...(await postgresProcessesIn(join(folder, 'postgres')))]);
    await hub.stop();
    return [
      {
        name: 'ready on an existing folder, worst of 5',
        value: rounded(Math.max(...ready)),
        unit: 'ms',
        target: { atMost: 5_000 },
      },
      { name: 'ready on an existing folder, median', value: rounded(median(ready)), unit: 'ms' },
      { name: 'first start with the sample year', value: rounded(filledMs), unit: 'ms' },
      {
        name: 'the whole hub at rest, PostgreSQL with it, shared pages counted once',
        value: megabytes,
        unit: 'MB',
        target: { atMost: 400 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
