import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { openLog } from '#event-log';
import { grantRights, openDatabase, secretNamed, secretNames } from '#read-models';
import { createLogger, Env, processVariables } from '#runtime';
import { kafkaEnvironment } from '../kafka-environment.js';
import { print } from '../output.js';

const environment = `
DATABASE_URL names the database, with the role that owns it. Applications that have roles of their own
(deploy/database-roles.sql) own nothing, so this comes before their first start and before that of a new version.
With KAFKA_BROKERS the log is not in the database, and only what is folded from it is set up there.
`;

export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('sets the database up for applications with roles of their own: tables, secrets and rights')
    .option('--json', 'answer as one JSON document')
    .addHelpText('after', `${environment}\nExample:\n  lienthong migrate`)
    .action(migrate);
}

async function migrate({ json }: Readonly<{ json?: boolean }>): Promise<void> {
  const env = new Env(processVariables());
  const { databaseUrl } = env.complete({ databaseUrl: env.text('DATABASE_URL') });
  await migrateDatabase(databaseUrl);
  print(json, { migrated: true }, () => 'the database is up to date');
}

/** May be run again at any time. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const logger = createLogger({ name: 'lienthong', level: 'error', destination: process.stderr });
  const log = await openLog({ databaseUrl, kafka: kafkaEnvironment() }, logger);
  await log.close();
  const database = await openDatabase({ connectionString: databaseUrl });
  try {
    for (const name of secretNames) await secretNamed(database, name, randomBytes(32));
    await grantRights(database);
  } finally {
    await database.close();
  }
}
