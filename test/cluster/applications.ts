import { join } from 'node:path';
import { pause } from '#runtime';
import { contexts } from '../../apps/projector/src/contexts.js';
import { endGuarded, type Guarded, startGuarded } from './guarded.js';

/** An application as a process of its own, on a port of the loopback address. */
export type Application = Readonly<{
  name: string;
  folder: string;
  port: number;
  arguments?: readonly string[];
  variables: Readonly<Record<string, string>>;
  /** Answers 200 once it can be used. */
  readiness: string;
}>;

export type Surroundings = Readonly<{
  databaseUrl: string;
  brokers: readonly string[];
  operatorToken: string;
  nextPort: () => Promise<number>;
}>;

/** What takes events in, what folds them, and what answers, in the order in which they start. */
export async function applicationsIn(around: Surroundings): Promise<readonly (readonly Application[])[]> {
  const [gatewayPort, queryPort, dashboardPort] = [
    await around.nextPort(),
    await around.nextPort(),
    await around.nextPort(),
  ];
  const variables = {
    DATABASE_URL: around.databaseUrl,
    KAFKA_BROKERS: around.brokers.join(','),
    OPERATOR_TOKEN: around.operatorToken,
    HOST: '127.0.0.1',
  };
  const door = { variables, readiness: '/health/ready' };
  const projectors: Application[] = [];
  for (const { name: context } of contexts) {
    const own = { ...variables, CONTEXTS: context };
    projectors.push({
      ...door,
      ...named(`projector-${context}`, 'projector', await around.nextPort()),
      variables: own,
    });
  }
  const pages = ['--port', String(dashboardPort), '--api', `http://127.0.0.1:${queryPort}`];
  return [
    [{ ...door, ...named('ingest-gateway', 'ingest-gateway', gatewayPort) }],
    projectors,
    [{ ...door, ...named('query-api', 'query-api', queryPort) }],
    [{ variables: {}, readiness: '/', arguments: pages, ...named('web-dashboard', 'web-dashboard', dashboardPort) }],
  ];
}

function named(name: string, folder: string, port: number): Pick<Application, 'name' | 'folder' | 'port'> {
  return { name, folder, port };
}

export class RunningApplication {
  private constructor(
    readonly application: Application,
    private readonly child: Guarded,
  ) {}

  static async start(application: Application, outputs: string): Promise<RunningApplication> {
    const { name, folder, port, arguments: more = [], variables } = application;
    const child = await startGuarded({
      command: [process.execPath, `dist/apps/${folder}/src/main.js`, ...more],
      output: join(outputs, `${name}.log`),
      variables: { ...variables, PORT: String(port) },
    });
    return new RunningApplication(application, child);
  }

  get url(): string {
    return `http://127.0.0.1:${this.application.port}`;
  }

  /** Rejects when it ends before. */
  async ready(signal: AbortSignal): Promise<void> {
    const early = this.child.ended.then((code) => {
      throw new Error(`${this.application.name} ended with ${code} before it was ready`);
    });
    while (!signal.aborted && !(await Promise.race([this.isReady(), early]))) await pause(100, signal);
  }

  /** When it has ended, by itself or not: who, and with what code. */
  async ended(): Promise<string> {
    return `${this.application.name} ended with ${await this.child.ended}`;
  }

  async stop(withinMs: number): Promise<void> {
    await endGuarded(this.child, withinMs);
  }

  private async isReady(): Promise<boolean> {
    const asked = fetch(`${this.url}${this.application.readiness}`, { signal: AbortSignal.timeout(5_000) });
    return await asked.then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.status === 200;
      },
      () => false,
    );
  }
}
