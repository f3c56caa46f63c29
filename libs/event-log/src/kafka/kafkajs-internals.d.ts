/**
 * What kafkajs keeps to itself and a log needs: to fetch from an offset without a consumer group. Its consumer can only be
 * pushed to, and goes silently to another offset where the one asked for is gone. The version is pinned, and no longer
 * changes upstream.
 */
declare module 'kafkajs/src/cluster/index.js' {
  import type { ISocketFactory, KafkaConfig, Logger } from 'kafkajs';

  namespace Cluster {
    type FetchedRecord = {
      /** Milliseconds since 1970. */
      timestamp: string;
      offset: string;
      key: Buffer | null;
      value: Buffer | null;
      headers: Record<string, Buffer | Buffer[] | undefined>;
      /** A marker of a transaction. */
      isControlRecord: boolean;
    };

    type FetchedPartition = { partition: number; highWatermark: string; messages: FetchedRecord[] };

    type Broker = {
      fetch(request: {
        isolationLevel: 0 | 1;
        maxWaitTime: number;
        minBytes: number;
        maxBytes: number;
        topics: readonly {
          topic: string;
          partitions: readonly { partition: number; fetchOffset: string; maxBytes: number }[];
        }[];
      }): Promise<{ responses: { topicName: string; partitions: FetchedPartition[] }[] }>;
    };
  }

  class Cluster {
    constructor(
      options: Pick<KafkaConfig, 'brokers' | 'ssl' | 'sasl' | 'clientId' | 'connectionTimeout' | 'requestTimeout'> & {
        logger: Logger;
        socketFactory: ISocketFactory;
        enforceRequestTimeout: boolean;
        metadataMaxAge: number;
        allowAutoTopicCreation: boolean;
        maxInFlightRequests: number | null;
        isolationLevel: 0 | 1;
        retry: { retries: number };
      },
    );
    connect(): Promise<void>;
    disconnect(): Promise<void>;
    addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
    refreshMetadata(): Promise<void>;
    refreshMetadataIfNecessary(): Promise<void>;
    findBroker(node: { nodeId: string }): Promise<Cluster.Broker>;
    /** Node ids with the partitions that they lead. */
    findLeaderForPartitions(topic: string, partitions: readonly number[]): Record<string, number[]>;
    fetchTopicsOffset(
      topics: readonly {
        topic: string;
        partitions: readonly { partition: number }[];
        fromBeginning?: boolean;
        /** The first record that is not older, in milliseconds since 1970; -1 is answered where all are. */
        fromTimestamp?: number;
      }[],
    ): Promise<{ topic: string; partitions: { partition: number; offset: string }[] }[]>;
  }

  export = Cluster;
}

declare module 'kafkajs/src/network/socketFactory.js' {
  import type { ISocketFactory } from 'kafkajs';

  function socketFactory(): ISocketFactory;
  export = socketFactory;
}

declare module 'kafkajs/src/loggers/index.js' {
  import type { Logger, logCreator, logLevel } from 'kafkajs';

  const loggers: { createLogger(options: { level: logLevel; logCreator: logCreator }): Logger };
  export = loggers;
}
