import { type Command, Option } from 'commander';
import { copyLog, kafkaOptions, type LogCopied, openKafkaLog, type OpenedLog } from '#event-log';
import { createLogger } from '#runtime';
import { readAddress } from '../../../hub/src/hub-folder.js';
import { lockFolder } from '../../../hub/src/postgres/folder-lock.js';
import { Progress } from '../../../hub/src/progress.js';
import { openStore, type Store } from '../../../hub/src/store.js';
import { exitCodes, Failure } from '../failure.js';
import { alone } from '../import-lock.js';
import { kafkaEnvironment } from '../kafka-environment.js';
import { print } from '../output.js';
import { untilStopped } from '../store-command.js';
import { withFolder } from './shared-options.js';

const engines = ['postgres', 'kafka'] as const;
type Engine = (typeof engines)[number];
type Options = Readonly<{ from: Engine; to: Engine; data: string; databaseUrl?: string; json?: boolean }>;

const help = `
Stop the hub first. The cluster is named by KAFKA_BROKERS and its like (see \`lienthong topics --help\`), and needs the
topics of \`lienthong topics apply --empty\`. A copy that was cut off goes on when run again. The read models fit both
logs: start the hub on the same folder afterwards, with KAFKA_BROKERS if the log is in Kafka now, and never again on the
log that was left.

Example:
  lienthong log`;

export function registerLog(program: Command): void {
  const log = program.command('log').description('the log itself: from one engine to the other');
  log.addHelpText('after', `${help} copy --from postgres --to kafka`);
  withFolder(log.command('copy'))
    .description('copies every event, offset by offset, and compares the two logs')
    .addOption(new Option('--from <engine>', 'where the log is').choices(engines).makeOptionMandatory())
    .addOption(new Option('--to <engine>', 'where it is to be').choices(engines).makeOptionMandatory())
    .option('--database-url <url>', 'the PostgreSQL of the hub, if it is not the embedded one')
    .addHelpText('after', `${help} copy --from postgres --to kafka`)
    .action(copy);
}

async function copy(options: Options): Promise<void> {
  const { from, to, data, json } = options;
  if (from === to) throw new Failure('--from and --to name the same engine', exitCodes.usage);
  const running = await readAddress(data);
  if (running !== undefined) throw new Failure(`a hub runs on ${data} (process ${running.pid}): stop it first`);
  const copied = await withBothLogs(options, (logs, signal) => copyShown(logs, options, signal));
  const next = to === 'kafka' ? 'with KAFKA_BROKERS' : 'without KAFKA_BROKERS';
  print(json, copied, () => `${copied.events} events are in ${to}, as they are in ${from}: start the hub ${next} now`);
}

type Logs = Readonly<{ postgres: OpenedLog; kafka: OpenedLog }>;

async function copyShown(logs: Logs, { from, to, json }: Options, signal: AbortSignal): Promise<LogCopied> {
  const bars = { copied: new Progress('copied', json === true), compared: new Progress('compared', json === true) };
  return await copyLog({
    from: logs[from],
    to: logs[to],
    signal,
    onProgress: (step, done, total) => {
      bars[step].show(done, total);
      if (done === total) bars[step].end();
    },
  });
}

/** The folder is held meanwhile, so that no hub starts on it. */
async function withBothLogs<T>(
  { data, databaseUrl }: Options,
  work: (logs: Logs, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const logger = createLogger({ name: 'lienthong', level: 'error', destination: process.stderr });
  const kafka = await openKafka(logger);
  try {
    const lock = databaseUrl === undefined ? undefined : await lockFolder(data);
    try {
      const store: Store = await openStore({ dataDir: data, databaseUrl, logger });
      const logs = { postgres: store.log, kafka };
      return await untilStopped((signal) => alone(store.database, signal, () => work(logs, signal))).finally(() =>
        store.close(),
      );
    } finally {
      await lock?.release();
    }
  } finally {
    await kafka.close();
  }
}

async function openKafka(log: ReturnType<typeof createLogger>): Promise<OpenedLog> {
  const settings = kafkaEnvironment();
  if (settings === undefined) throw new Failure('KAFKA_BROKERS names no cluster', exitCodes.usage);
  const kafka = await openKafkaLog({ ...(await kafkaOptions(settings)), log });
  const [unsafe] = await kafka.unsafeSettings();
  if (unsafe === undefined) return kafka;
  await kafka.close();
  throw new Failure(`the topics are not as planned (${unsafe}, …): see \`lienthong topics plan\``);
}
