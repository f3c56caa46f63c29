import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import kafkajs, { type SASLOptions } from 'kafkajs';
import { freePort } from '../../apps/hub/src/postgres/free-port.js';
import { endGuarded, type Guarded, signalTo, startGuarded } from './guarded.js';
import { kafkaJars } from './kafka-jars.js';

export type BrokersOptions = Readonly<{
  count: number;
  /** Holds settings, ports, data and output of every broker. What an earlier start left in it is gone on with. */
  folder: string;
  /** More of `server.properties`, for every broker. */
  settings?: Readonly<Record<string, string>>;
  /** More listeners beside that of the brokers themselves: `NAME://host:port`. */
  listeners?: readonly string[];
  /** With which their own listener lets in, where its settings ask who comes. */
  sasl?: SASLOptions;
  /** More words for the formatting of a new folder, such as a first user's password. */
  format?: readonly string[];
}>;

const clusterId = 'TGllblRob25nQ2x1c3RlcQ';

/** Real brokers from jars, each also a controller (KRaft). They end with this process, however it ends. */
export class Brokers {
  private readonly running = new Map<number, Guarded>();

  private constructor(
    private readonly jars: string,
    private readonly places: readonly Place[],
  ) {}

  static async start(options: BrokersOptions): Promise<Brokers> {
    const jars = await kafkaJars();
    const brokers = new Brokers(jars, await placesOf(options));
    for (const place of brokers.places) {
      await prepare(place, propertiesOf(place, brokers.places, options));
      await formatOnce(jars, place, options.format ?? []);
    }
    await Promise.all(brokers.places.map((_, index) => brokers.startAgain(index)));
    await brokers.untilComplete(options.sasl);
    return brokers;
  }

  /** A broker listens before the cluster counts it in, and a topic that is made meanwhile has fewer replicas for good. */
  private async untilComplete(sasl: SASLOptions | undefined): Promise<void> {
    const known = sasl === undefined ? {} : { sasl };
    const kafka = new kafkajs.Kafka({ brokers: [...this.addresses], ...known, logLevel: kafkajs.logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    try {
      // any of them answers, and each hears of the others by itself: so many looks in a row ask all of them
      const wanted = 5 * this.places.length;
      let complete = 0;
      for (const deadline = Date.now() + 30_000; complete < wanted && Date.now() < deadline;) {
        await sleep(30);
        const { brokers } = await admin.describeCluster();
        complete = brokers.length === this.places.length ? complete + 1 : 0;
      }
      if (complete < wanted) throw new Error('the brokers do not find each other');
    } finally {
      await admin.disconnect();
    }
  }

  /** `host:port` of each. */
  get addresses(): readonly string[] {
    return this.places.map(({ port }) => `127.0.0.1:${port}`);
  }

  /** The folder of a broker's partitions. */
  dataOf(index: number): string {
    return join(this.place(index).folder, 'data');
  }

  pidOf(index: number): number {
    return this.running.get(index)?.pid ?? 0;
  }

  async startAgain(index: number): Promise<void> {
    const place = this.place(index);
    const broker = await launch(this.jars, place);
    this.running.set(index, broker);
    const early = broker.ended.then((code) => {
      throw new Error(`broker ${index} ended with ${code}: ${join(place.folder, 'output.log')} says why`);
    });
    await Promise.race([listening(place.port), early]);
  }

  /** When one of those that run has ended, by itself or not: which. */
  async firstEnded(): Promise<number> {
    return await Promise.race([...this.running].map(([index, { ended }]) => ended.then(() => index)));
  }

  async kill(index: number, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const running = this.running.get(index);
    if (running === undefined) return;
    this.running.delete(index);
    signalTo(running.pid, signal);
    await running.ended;
  }

  /** At once, or with some time for each to close its files. The last one never hands over what it leads. */
  async stop(withinMs = 0): Promise<void> {
    const ending = [...this.running.keys()].map(async (index) => {
      const running = this.running.get(index);
      if (withinMs === 0 || running === undefined) {
        await this.kill(index);
        return;
      }
      this.running.delete(index);
      await endGuarded(running, withinMs);
    });
    await Promise.all(ending);
  }

  private place(index: number): Place {
    const place = this.places[index];
    if (place === undefined) throw new Error(`there is no broker ${index}`);
    return place;
  }
}

type Place = Readonly<{ node: number; folder: string; port: number; controller: number }>;

/** The ports are kept: brokers and clients know each other by them. */
async function placesOf({ count, folder }: BrokersOptions): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (let node = 1; node <= count; node += 1) {
    const own = join(folder, `broker-${node}`);
    const kept = await readFile(join(own, 'ports'), 'utf8').catch(() => undefined);
    const [port = 0, controller = 0] = kept?.split(' ').map(Number) ?? [await freePort(), await freePort()];
    places.push({ node, folder: own, port, controller });
  }
  return places;
}

function propertiesOf(place: Place, all: readonly Place[], { settings = {}, listeners = [] }: BrokersOptions): string {
  const replicas = String(Math.min(3, all.length));
  const own = [`PLAINTEXT://127.0.0.1:${place.port}`, `CONTROLLER://127.0.0.1:${place.controller}`];
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': String(place.node),
    'controller.quorum.voters': all.map(({ node, controller }) => `${node}@127.0.0.1:${controller}`).join(','),
    listeners: [...own, ...listeners].join(','),
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(place.folder, 'data'),
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '3',
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '3',
    'group.initial.rebalance.delay.ms': '0',
    'num.network.threads': '2',
    'num.io.threads': '4',
    ...settings,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function prepare({ folder, port, controller }: Place, properties: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'ports'), `${port} ${controller}`);
  await writeFile(join(folder, 'server.properties'), properties);
  await writeFile(join(folder, 'log4j2.properties'), logging);
}

async function formatOnce(jars: string, { folder }: Place, more: readonly string[]): Promise<void> {
  if (existsSync(join(folder, 'data', 'meta.properties'))) return;
  const format = ['-cp', jars, 'kafka.tools.StorageTool', 'format', '-t', clusterId, ...more];
  await promisify(execFile)('java', [...format, '-c', join(folder, 'server.properties')]);
}

const logging = `rootLogger.level=WARN
rootLogger.appenderRef.out.ref=Out
appender.out.type=Console
appender.out.name=Out
appender.out.layout.type=PatternLayout
appender.out.layout.pattern=[%d] %p %m (%c)%n
`;

async function launch(jars: string, { folder }: Place): Promise<Guarded> {
  const java = [
    '-Xms128m',
    '-Xmx384m',
    '-XX:+UseSerialGC',
    `-Dlog4j2.configurationFile=${join(folder, 'log4j2.properties')}`,
  ];
  const main = ['-cp', jars, 'kafka.Kafka', join(folder, 'server.properties')];
  return await startGuarded({ command: ['java', ...java, ...main], output: join(folder, 'output.log') });
}

async function listening(port: number): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    if (await answers(port)) return;
    await sleep(100);
  }
  throw new Error(`no broker listens on port ${port}`);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const connected = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return connected;
}
