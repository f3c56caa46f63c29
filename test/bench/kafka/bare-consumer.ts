import kafkajs from 'kafkajs';

/** Seconds from the first record to the last for a consumer that only parses; its group is new each time. */
export async function bareConsumer(brokers: readonly string[], topic: string, events: number): Promise<number> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.ERROR });
  const consumer = kafka.consumer({ groupId: `bare-${process.hrtime.bigint()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let seen = 0;
  let begun = 0;
  const ended = new Promise<number>((resolve) => {
    void consumer.run({
      partitionsConsumedConcurrently: 2,
      eachBatch: ({ batch }) => {
        if (seen === 0) begun = performance.now();
        for (const { value } of batch.messages) JSON.parse(value?.toString('utf8') ?? '');
        seen += batch.messages.length;
        if (seen >= events) resolve(performance.now());
        return Promise.resolve();
      },
    });
  });
  const end = await ended;
  await consumer.disconnect();
  return (end - begun) / 1_000;
}
