import type { Command } from 'commander';
import { createInbox, inboxAgency, inboxOf } from '#event-log';
import { exitCodes, Failure } from '../failure.js';
import { aclCommands } from '../inbox-acls.js';
import { kafkaAccess } from '../kafka-environment.js';
import { print } from '../output.js';

type Options = Readonly<{
  agency: string;
  partitions: string;
  principal?: string;
  gatewayPrincipal: string;
  json?: boolean;
}>;

export function registerInbox(program: Command): void {
  const inbox = program
    .command('inbox')
    .description('topics into which agencies with access to the cluster write themselves')
    .addHelpText('after', '\nExample:\n  lienthong inbox create --agency H58');
  inbox
    .command('create')
    .description('makes the inbox of an agency, kept for seven days, and says which rights it needs')
    .requiredOption('--agency <code>', 'whose inbox, e.g. H58; it may speak for itself and for those below it')
    .option('--partitions <n>', 'events of one subject stay in order in one partition', '6')
    .option('--principal <name>', "the agency's principal on the cluster (User:<agency>)")
    .option('--gateway-principal <name>', 'the principal of the gateways', 'User:lienthong-gateway')
    .option('--json', 'answer as one JSON document')
    .addHelpText('after', '\nExample:\n  lienthong inbox create --agency H58 --principal User:CN=hue-onestop')
    .action(create);
}

async function create(options: Options): Promise<void> {
  const { agency, json, gatewayPrincipal, principal = `User:${agency}` } = options;
  const topic = inboxOf(agency);
  if (inboxAgency(topic) === undefined || agency.length > 35)
    throw new Failure('--agency: not a code of an agency, such as H58.12', exitCodes.usage);
  const partitions = Number(options.partitions);
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > 100)
    throw new Failure('--partitions: a number from 1 to 100', exitCodes.usage);
  const access = await kafkaAccess();
  const created = await createInbox(access, { agency, partitions });
  const acls = aclCommands({ topic, brokers: access.brokers, principal, gatewayPrincipal });
  print(json, { topic, created, acls }, () => {
    const said = created ? `${topic} is made` : `${topic} is there already, and was left as it is`;
    return `${said}\n\nWho may do what is said to the cluster by its administrator:\n\n${acls.join('\n')}`;
  });
}
