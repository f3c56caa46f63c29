import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Seconds that Kafka Streams 4.0 (exactly_once_v2, two threads) takes for its smaller fold of the same topic. */
export async function streamsPeer(brokers: readonly string[], topic: string, events: number): Promise<number> {
  const args = [brokers.join(','), topic, String(events), 'exactly_once_v2', '2'];
  const { stdout } = await promisify(execFile)('test/bench/peers/kafka-streams/run', args, {
    env: { ...process.env, PEER_WORK: `${process.cwd()}/.kafka/streams-peer` },
  });
  const line: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (typeof line !== 'object' || line === null || !('seconds' in line) || typeof line.seconds !== 'number')
    throw new Error(`the peer said: ${stdout}`);
  return line.seconds;
}
