import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export type ProcessOptions = Readonly<{ brokers: readonly string[]; databaseUrl: string; contexts: string }>;

/** Below those that the system gives out. */
let nextPort = 20_000 + (process.pid % 10_000);

/** A compiled projector as a process of its own, so that signals can be sent to it. */
export class ProjectorProcess {
  /** What it has logged. */
  output = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += String(chunk)));
    processes.push(this);
  }

  static start({ brokers, databaseUrl, contexts }: ProcessOptions): ProjectorProcess {
    const port = String(nextPort++);
    const env = {
      PATH: process.env['PATH'],
      ...{ DATABASE_URL: databaseUrl, CONTEXTS: contexts, PORT: port, KAFKA_BROKERS: brokers.join(',') },
    };
    const child = spawn(process.execPath, ['dist/apps/projector/src/main.js'], { env });
    return new ProjectorProcess(child, `http://127.0.0.1:${port}`);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its exit code. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended();
  }

  /** Until it has joined and answers. */
  async joined(): Promise<this> {
    while ((await this.asked('/health/live'))?.status !== 200) {
      if (this.child.exitCode !== null) throw new Error(`the projector ended:\n${this.output}`);
      await sleep(100);
    }
    return this;
  }

  /** The text of an answer; of a refusal too. */
  async text(path: string): Promise<string> {
    return (await (await this.asked(path))?.text()) ?? '';
  }

  private asked(path: string): Promise<Response | undefined> {
    return fetch(`${this.url}${path}`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  }
}

const processes: ProjectorProcess[] = [];

afterAll(async () => {
  for (const one of processes.splice(0)) await one.kill();
});
