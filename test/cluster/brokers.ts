import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { kafkaJars } from './kafka-jars.js';

export type BrokersOptions = Readonly<{
  count: number;
  /** Holds settings, data and output of every broker; it must be empty. */
  folder: string;
  /** More of `server.properties`, for every broker. */
  settings?: Readonly<Record<string, string>>;
}>;

const clusterId = 'TGllblRob25nQ2x1c3RlcQ';

/** Real brokers from jars, each also a controller (KRaft). They end with this process, however it ends. */
export class Brokers {
  private readonly running = new Map<number, Running>();

  private constructor(
    private readonly jars: string,
    private readonly places: readonly Place[],
  ) {}

  static async start(options: BrokersOptions): Promise<Brokers> {
    const jars = await kafkaJars();
    const brokers = new Brokers(jars, await placesOf(options));
    for (const place of brokers.places) await prepare(jars, place, propertiesOf(place, brokers.places, options));
    await Promise.all(brokers.places.map((_, index) => brokers.startAgain(index)));
    return brokers;
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
    this.running.set(index, await launch(this.jars, place));
    await listening(place.port);
  }

  async kill(index: number, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const running = this.running.get(index);
    if (running === undefined) return;
    this.running.delete(index);
    process.kill(running.pid, signal);
    await running.ended;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.keys()].map((index) => this.kill(index)));
  }

  private place(index: number): Place {
    const place = this.places[index];
    if (place === undefined) throw new Error(`there is no broker ${index}`);
    return place;
  }
}

type Place = Readonly<{ node: number; folder: string; port: number; controller: number }>;
type Running = Readonly<{ pid: number; ended: Promise<unknown> }>;

async function placesOf({ count, folder }: BrokersOptions): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (let node = 1; node <= count; node += 1) {
    const [port, controller] = [await freePort(), await freePort()];
    places.push({ node, folder: join(folder, `broker-${node}`), port, controller });
  }
  return places;
}

function propertiesOf(place: Place, all: readonly Place[], { settings = {} }: BrokersOptions): string {
  const replicas = String(Math.min(3, all.length));
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': String(place.node),
    'controller.quorum.voters': all.map(({ node, controller }) => `${node}@127.0.0.1:${controller}`).join(','),
    listeners: `PLAINTEXT://127.0.0.1:${place.port},CONTROLLER://127.0.0.1:${place.controller}`,
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

async function prepare(jars: string, { folder }: Place, properties: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'server.properties'), properties);
  await writeFile(join(folder, 'log4j2.properties'), logging);
  const format = ['-cp', jars, 'kafka.tools.StorageTool', 'format', '-t', clusterId];
  await promisify(execFile)('java', [...format, '-c', join(folder, 'server.properties')]);
}

const logging = `rootLogger.level=WARN
rootLogger.appenderRef.out.ref=Out
appender.out.type=Console
appender.out.name=Out
appender.out.layout.type=PatternLayout
appender.out.layout.pattern=[%d] %p %m (%c)%n
`;

/** The shell says the broker's pid, and ends it when this process no longer holds the other end of its input. */
const guard =
  'java "$@" <&- >&2 & echo $!; exec 3<&0; cat <&3 >/dev/null & wait -n; kill -9 $(jobs -p) 2>/dev/null; wait';

async function launch(jars: string, { folder }: Place): Promise<Running> {
  const java = [
    '-Xms128m',
    '-Xmx384m',
    '-XX:+UseSerialGC',
    `-Dlog4j2.configurationFile=${join(folder, 'log4j2.properties')}`,
  ];
  const main = ['-cp', jars, 'kafka.Kafka', join(folder, 'server.properties')];
  const child = spawn('bash', ['-c', guard, 'broker', ...java, ...main], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stderr.pipe(createWriteStream(join(folder, 'output.log'), { flags: 'a' }));
  const ended = once(child, 'exit');
  return { pid: await saidPid(child), ended };
}

async function saidPid(child: ChildProcess): Promise<number> {
  for await (const chunk of child.stdout ?? []) return Number(String(chunk));
  throw new Error('the broker did not start');
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

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('there is no free port');
  return address.port;
}
