import type { Socket } from 'node:net';
import kafkajs, { type KafkaJSProtocolError } from 'kafkajs';
import Cluster from 'kafkajs/src/cluster/index.js';
import loggers from 'kafkajs/src/loggers/index.js';
import socketFactory from 'kafkajs/src/network/socketFactory.js';
import { streamNames } from '#event-catalog';
import { pause } from '#runtime';
import { LogUnavailable } from '../errors.js';
import { clientConfig, type KafkaAccess, logCreatorOf } from './access.js';

const openSocket = socketFactory();

/** How long a question is asked again, while a partition has no leader or a broker is away. */
const patienceMs = 20_000;
const pauseMs = 150;

/** Isolation: the hub's streams know no transactions, so that every record counts, at once. */
const readUncommitted = 0;

/** A connection to the cluster that asks again where a leader has moved or a broker has gone. */
export class KafkaCluster {
  private cluster: Promise<Cluster> | undefined;
  private readonly closing = new AbortController();
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly access: KafkaAccess,
    private readonly topics: readonly string[] = streamNames,
  ) {}

  /**
   * Asks with the metadata that are known, and again with new ones.
   *
   * @throws LogUnavailable when no answer came in time; whatever else the brokers refuse, as it is.
   */
  async ask<T>(question: (cluster: Cluster) => Promise<T>): Promise<T> {
    for (const deadline = performance.now() + patienceMs; ;) {
      try {
        const cluster = await this.connected();
        await cluster.refreshMetadataIfNecessary();
        return await question(cluster);
      } catch (error) {
        if (isFinal(error)) throw error;
        if (this.closing.signal.aborted || performance.now() > deadline) throw new LogUnavailable(error);
        await pause(pauseMs, this.closing.signal);
        await this.renew();
      }
    }
  }

  /** The brokers that lead partitions of a topic, each with those. */
  async leaders(topic: string, partitions: readonly number[]): Promise<readonly Leader[]> {
    return await this.ask(async (cluster) => {
      const led = Object.entries(cluster.findLeaderForPartitions(topic, partitions));
      if (led.flatMap(([, some]) => some).length < partitions.length) throw new Error(`${topic} lacks partitions`);
      return await Promise.all(
        led.map(async ([nodeId, some]) => ({ broker: await cluster.findBroker({ nodeId }), partitions: some })),
      );
    });
  }

  async close(): Promise<void> {
    this.closing.abort();
    const cluster = await this.cluster?.catch(() => undefined);
    await cluster?.disconnect();
    for (const socket of this.sockets) socket.destroy(); // one that the client forgot would keep a command from ending
  }

  private connected(): Promise<Cluster> {
    this.cluster ??= this.connect().catch((error: unknown) => {
      this.cluster = undefined;
      throw error;
    });
    return this.cluster;
  }

  private async connect(): Promise<Cluster> {
    const { logCreator: _creator, logLevel: _level, ...config } = clientConfig(this.access);
    const cluster = new Cluster({
      ...config,
      logger: loggers.createLogger({ level: kafkajs.logLevel.WARN, logCreator: logCreatorOf(this.access.log) }),
      socketFactory: (options) => this.kept(openSocket(options)),
      enforceRequestTimeout: true,
      metadataMaxAge: 300_000,
      allowAutoTopicCreation: false,
      maxInFlightRequests: null,
      isolationLevel: readUncommitted,
      retry: { retries: 2 },
    });
    await cluster.connect();
    await cluster.addMultipleTargetTopics(this.topics);
    return cluster;
  }

  private kept(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  }

  /** A connection whose brokers are all gone does not come back by itself. */
  private async renew(): Promise<void> {
    try {
      await (await this.connected()).refreshMetadata();
    } catch {
      const lost = await this.cluster?.catch(() => undefined);
      this.cluster = undefined;
      await lost?.disconnect().catch(() => undefined);
    }
  }
}

type Leader = Readonly<{ broker: Cluster.Broker; partitions: readonly number[] }>;

/** Asking again would not help. */
function isFinal(error: unknown): boolean {
  const type = protocolType(error);
  return type !== undefined && !transient.has(type);
}

/** The name that the protocol has for an error, as `OFFSET_OUT_OF_RANGE`; none for what did not come from a broker. */
export function protocolType(error: unknown): string | undefined {
  return isProtocolError(error) ? error.type : undefined;
}

function isProtocolError(error: unknown): error is KafkaJSProtocolError {
  return error instanceof Error && 'type' in error && typeof error.type === 'string';
}

const transient = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'REQUEST_TIMED_OUT',
  'BROKER_NOT_AVAILABLE',
  'REPLICA_NOT_AVAILABLE',
  'NETWORK_EXCEPTION',
  'KAFKA_STORAGE_ERROR',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'OFFSET_NOT_AVAILABLE',
]);
