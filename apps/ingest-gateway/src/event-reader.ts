import { type Parsed, strictElements, strictJson, type StrictText } from '#event-catalog';
import { Problem } from '#runtime';
import { BatchElements, type BatchFault } from './batch-elements.js';
import { maxBatchEvents, maxEventBytes } from './limits.js';
import { asRefused, isOfOneEvent, placedAt, problemOf } from './refusals.js';
import { Slices } from './slices.js';

/** One event as it came: a text that is strict JSON, its value, or the fault that only it has. */
export type Sent = (StrictText | Parsed<unknown>) & Readonly<{ origin?: string }>;

/**
 * The events of a batch.
 *
 * @throws Problem if the whole batch is refused: it is no JSON array, or an event in it is too large or too deep.
 */
export async function readBatch(bytes: Uint8Array): Promise<readonly Sent[]> {
  return (await faultless(bytes)) ?? (await oneByOne(bytes));
}

/** In one pass, and no values are made: undefined if anything is wrong with the batch. */
async function faultless(bytes: Uint8Array): Promise<readonly Sent[] | undefined> {
  const slices = new Slices();
  const events: StrictText[] = [];
  for (const next of strictElements(bytes)) {
    if (next === 'fault' || events.length === maxBatchEvents || isTooLarge(next.text)) return undefined;
    events.push(next);
    if (slices.isOver()) await slices.rest();
  }
  return events;
}

/** A character has at most three bytes for each of its UTF-16 code units. */
function isTooLarge(text: string): boolean {
  return text.length * 3 > maxEventBytes && Buffer.byteLength(text) > maxEventBytes;
}

/** Finds out which event has a fault, or that the batch has it. */
async function oneByOne(bytes: Uint8Array): Promise<readonly Sent[]> {
  const elements = new BatchElements(bytes, maxEventBytes);
  const slices = new Slices();
  const events: Sent[] = [];
  for (let next = elements.next(); next !== undefined; next = elements.next()) {
    if (typeof next === 'string') throw unreadable(next, events.length);
    if (events.length === maxBatchEvents) throw tooMany();
    events.push(readElement(next, events.length));
    if (slices.isOver()) await slices.rest();
  }
  return events;
}

/**
 * One event.
 *
 * @throws Problem if it is too large, or no JSON.
 */
export function readEvent(bytes: Uint8Array): unknown {
  if (bytes.length > maxEventBytes) throw tooLarge();
  const parsed = strictJson(bytes);
  if (!parsed.ok) throw problemOf(parsed);
  return parsed.value;
}

function readElement(bytes: Uint8Array, index: number): Parsed<unknown> {
  const parsed = strictJson(bytes);
  if (parsed.ok) return parsed;
  if (!isOfOneEvent(parsed, bytes)) throw problemOf(placedAt(index, parsed));
  return asRefused(parsed);
}

function unreadable(fault: BatchFault, index: number): Problem {
  if (fault === 'element-too-large') return tooLarge();
  const error = { pointer: index === 0 ? '' : `/${index}`, code: 'syntax', detail: 'is no JSON array of events' };
  return new Problem({ code: 'invalid-json', errors: [error] });
}

function tooLarge(): Problem {
  return new Problem({
    code: 'payload-too-large',
    detail: {
      vi: `một sự kiện có tối đa ${maxEventBytes} byte`,
      en: `an event has at most ${maxEventBytes} bytes`,
    },
  });
}

function tooMany(): Problem {
  return new Problem({
    code: 'payload-too-large',
    detail: {
      vi: `một lô có tối đa ${maxBatchEvents} sự kiện`,
      en: `a batch has at most ${maxBatchEvents} events`,
    },
  });
}
