import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import kafkajs, { type Kafka, type Message } from 'kafkajs';
import {
  applyTopics,
  createInbox,
  type EventLog,
  type KafkaEventLog,
  type LogRecord,
  openKafkaLog,
  type QuarantinedRecord,
  quarantinedRecords,
} from '#event-log';
import { type Database, openDatabase } from '#read-models';
import { createLogger } from '#runtime';
import { gatewayFastifyOptions } from '../../apps/ingest-gateway/src/fastify-options.js';
import { GatewayModule } from '../../apps/ingest-gateway/src/gateway.module.js';
import type { Brokers } from '../cluster/brokers.js';
import { atEnd, freshDatabase } from '../support/postgres.js';
import { ownBrokers } from './brokers-under-test.js';

export const onestop = 'egov.onestop.v1';

type Parts = Readonly<{
  brokers: Brokers;
  log: KafkaEventLog;
  database: Database;
  connectionString: string;
  kafka: Kafka;
}>;

/** A broker with the hub's topics, read models, and gateways that empty inboxes. */
export class InboxUnderTest {
  readonly access = { brokers: this.parts.brokers.addresses, log: createLogger({ name: 'test', level: 'error' }) };
  private readonly producer = this.parts.kafka.producer({
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });

  private readonly gateways: (() => Promise<void>)[] = [];

  private constructor(readonly parts: Parts) {}

  static async open(): Promise<InboxUnderTest> {
    const brokers = await ownBrokers(1);
    await applyTopics({ brokers: brokers.addresses });
    const log = await openKafkaLog({ brokers: brokers.addresses });
    const { connectionString } = await freshDatabase();
    const database = await openDatabase({ connectionString, maxConnections: 4 });
    const kafka = new kafkajs.Kafka({ brokers: [...brokers.addresses], logLevel: kafkajs.logLevel.NOTHING });
    const opened = new InboxUnderTest({ brokers, log, database, connectionString, kafka });
    await opened.producer.connect();
    atEnd(async () => {
      await opened.closeGateways();
      await opened.producer.disconnect();
      await log.close();
      await database.close();
    });
    return opened;
  }

  /** A gateway that empties all inboxes until it is closed. */
  async gateway(log: EventLog = this.parts.log): Promise<{ close: () => Promise<void> }> {
    const logger = createLogger({ name: 'gateway', level: 'error' });
    const kafka = { brokers: this.access.brokers, tls: undefined, sasl: undefined, independentPower: false };
    const options = { operatorToken: 'egv_operator_of_this_test' };
    const { database } = this.parts;
    const module = GatewayModule.register({ log, database, clock: { now: () => new Date() }, logger, kafka, options });
    const adapter = new FastifyAdapter(gatewayFastifyOptions());
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      logger: false,
      abortOnError: false,
    });
    await app.init();
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => (closing ??= app.close());
    this.gateways.push(close);
    return { close };
  }

  async closeGateways(): Promise<void> {
    await Promise.all(this.gateways.splice(0).map((close) => close()));
  }

  async inbox(agency: string, partitions = 1): Promise<string> {
    await createInbox(this.access, { agency, partitions });
    return `egov.inbox.${agency}`;
  }

  async write(topic: string, messages: Message[]): Promise<void> {
    await this.producer.send({ topic, acks: -1, messages });
  }

  /** Everything that stands in the stream of dossiers. */
  async logged(): Promise<readonly LogRecord[]> {
    const found: LogRecord[] = [];
    for (const { partition, nextOffset } of await this.parts.log.heads(onestop)) {
      for (let offset = 0; offset < nextOffset;) {
        const some = await this.parts.log.read({ stream: onestop, partition, offset }, 1_000);
        found.push(...some);
        offset += some.length;
      }
    }
    return found;
  }

  async loggedIds(): Promise<readonly string[]> {
    return (await this.logged()).map(({ event }) => idOf(event));
  }

  async quarantined(topic?: string): Promise<readonly QuarantinedRecord[]> {
    const found: QuarantinedRecord[] = [];
    for await (const record of quarantinedRecords(this.access)) {
      if (topic === undefined || record.origin?.topic === topic) found.push(record);
    }
    return found;
  }

  /** What the header of an event's record says that it was. */
  async originOf(id: string): Promise<string | undefined> {
    const consumer = this.parts.kafka.consumer({ groupId: `test-${id}` });
    await consumer.connect();
    await consumer.subscribe({ topic: onestop, fromBeginning: true });
    const origin = new Promise<string | undefined>((resolve) => {
      void consumer.run({
        eachMessage: ({ message: { value, headers } }) => {
          if (value?.includes(`"${id}"`) === true) resolve(headers?.['lienthong-origin']?.toString());
          return Promise.resolve();
        },
      });
    });
    return await origin.finally(() => consumer.disconnect());
  }

  /** What the group has behind it in a partition of an inbox; -1 for nothing, or while the group has no coordinator. */
  async committed(topic: string, partition = 0): Promise<number> {
    const admin = this.parts.kafka.admin();
    try {
      await admin.connect();
      const [found] = await admin.fetchOffsets({ groupId: 'lienthong-gateway-inbox', topics: [topic] });
      return Number(found?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
    } catch {
      return -1;
    } finally {
      await admin.disconnect();
    }
  }
}

export function idOf(event: unknown): string {
  return String(Reflect.get(Object(event), 'id'));
}

/** Asks again until the answer is good. */
export async function until<T>(ask: () => Promise<T>, isGood: (answer: T) => boolean, patienceMs = 60_000): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ;) {
    const answer = await ask();
    if (isGood(answer) || Date.now() > deadline) return answer;
    await sleep(250);
  }
}
