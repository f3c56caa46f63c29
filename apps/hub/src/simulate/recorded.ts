import { type CatalogEvent, parseEvent } from '#event-catalog';
import type { RecordedEvent } from '../log-filling.js';
import type { Arrival } from './arrivals.js';
import { instant } from './time.js';

/** The event as it stands in the log. Every one of them is marked as made up. */
export function recorded(arrival: Arrival): RecordedEvent {
  const parsed = parseEvent(envelope(arrival));
  if (parsed.ok && isRecorded(parsed.value)) return parsed.value;
  throw new Error(`the simulated event is not valid: ${JSON.stringify([arrival, parsed])}`);
}

function envelope({ recordedAt, id, draft }: Arrival): object {
  const { source, subject, data, sequence } = draft;
  const type = typeOf(draft.fact);
  const [time, recordedtime] = [instant(draft.at), instant(recordedAt)];
  if (sequence === undefined)
    return { specversion: '1.0', id, source, type, subject, time, sample: 'true', data, recordedtime };
  return { specversion: '1.0', id, source, type, subject, time, sequence, sample: 'true', data, recordedtime };
}

const types = new Map<string, string>();

function typeOf(fact: string): string {
  const known = types.get(fact);
  if (known !== undefined) return known;
  const type = `vn.egov.${fact}.v1`;
  types.set(fact, type);
  return type;
}

function isRecorded(event: CatalogEvent): event is RecordedEvent {
  return event.recordedtime !== undefined;
}
