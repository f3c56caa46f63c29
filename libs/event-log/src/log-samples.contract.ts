import { createHash } from 'node:crypto';
import type { StreamName } from '#event-catalog';
import type { EventLog, LogRecord, NewEvent } from './event-log.js';

export const stream: StreamName = 'egov.onestop.v1';

/** An event of a subject; `n` tells the events of one subject apart. */
export function sample(subject: string, n: number, data: unknown = { ghiChu: 'Hồ sơ cấp phép xây dựng' }): NewEvent {
  return withBody(
    subject,
    JSON.stringify({
      specversion: '1.0',
      id: `${subject}/${n}`,
      source: 'urn:egov:H58:onestop',
      type: 'vn.egov.onestop.dossier.progressed.v1',
      subject,
      time: '2020-07-04T09:00:00+07:00',
      data,
    }),
  );
}

export function withBody(subject: string, body: string): NewEvent {
  return { stream, subject, body, hash: createHash('sha256').update(body).digest('hex') };
}

/** Everything that a partition holds from an offset on. */
export async function readToEnd(log: EventLog, partition: number, from = 0): Promise<readonly LogRecord[]> {
  const all: LogRecord[] = [];
  for (;;) {
    const slice = await log.read({ stream, partition, offset: from + all.length }, 1_000);
    if (slice.length === 0) return all;
    all.push(...slice);
  }
}

export function idOf(event: unknown): string {
  return typeof event === 'object' && event !== null && 'id' in event ? String(event.id) : '';
}
