import { inboxGroup } from '#event-log';

export type Rights = Readonly<{
  topic: string;
  brokers: readonly string[];
  principal: string;
  gatewayPrincipal: string;
}>;

/** An agency writes into its inbox and reads nothing; gateways read every inbox, and write what they refuse. */
export function aclCommands({ topic, brokers, principal, gatewayPrincipal }: Rights): readonly string[] {
  const allow = (who: string, what: string): string =>
    `kafka-acls.sh --bootstrap-server ${brokers.join(',')} --command-config admin.properties --add --allow-principal '${who}' ${what}`;
  return [
    allow(principal, `--operation Write --operation Describe --topic ${topic}`),
    allow(
      gatewayPrincipal,
      `--operation Read --operation Describe --topic egov.inbox. --resource-pattern-type prefixed`,
    ),
    allow(gatewayPrincipal, `--operation Read --group ${inboxGroup}`),
    allow(gatewayPrincipal, '--operation Write --operation Describe --topic egov.quarantine.v1'),
  ];
}
