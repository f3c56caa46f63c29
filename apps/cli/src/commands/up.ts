import type { Command } from 'commander';
import { defaults } from '../../../hub/src/options.js';
import { exitCodes, Failure } from '../failure.js';
import { kafkaEnvironment } from '../kafka-environment.js';
import { reportInJson, reportInWords } from '../hub-reports.js';

type Options = Readonly<{
  port: string;
  host: string;
  data: string;
  empty?: boolean;
  databaseUrl?: string;
  json?: boolean;
}>;

export function registerUp(program: Command): void {
  program
    .command('up')
    .description('runs the hub: database, gateway, projectors, query API and pages in one process')
    .option('--port <port>', 'port of the one door', String(defaults.port))
    .option('--host <host>', 'address to listen on', defaults.host)
    .option('--data <dir>', 'folder of the hub', defaults.dataDir)
    .option('--empty', 'no sample year; the registry and the plan are always there')
    .option('--database-url <url>', 'an existing PostgreSQL instead of the embedded one')
    .option('--json', 'a line of JSON for each state: starting, loading, ready, failed, stopped')
    .addHelpText(
      'after',
      '\nWith KAFKA_BROKERS=host:port,… the log is in topics of that cluster (see `lienthong topics`).\n\nExample:\n  lienthong up --port 8080 --data .lienthong',
    )
    .action(up);
}

async function up({ port, host, data, empty, databaseUrl, json }: Options): Promise<void> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new Failure(`--port: ${port} is no port`, exitCodes.usage);
  const report = json === true ? reportInJson(writeOut, () => performance.now()) : reportInWords();
  const kafka = kafkaEnvironment();
  const { runHub } = await import('../../../hub/src/run-hub.js');
  await runHub({ port: number, host, dataDir: data, empty: empty === true, databaseUrl, kafka }, report);
}

function writeOut(line: string): void {
  process.stdout.write(line);
}
