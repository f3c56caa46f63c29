import type { Parsed } from '#event-catalog';
import { isProblemCode, Problem } from '#runtime';
import { maxEventBytes } from './limits.js';

export type Refusal = Extract<Parsed<unknown>, { ok: false }>;

/** Faults of a text that is JSON all the same: they are those of one event, its neighbours are readable. */
const ofOneEvent: ReadonlySet<string> = new Set(['duplicate-key', 'prototype', 'character', 'number']);

/** Whether the fault that strict JSON found is one of an event, and does not make the whole request unreadable. */
export function isOfOneEvent({ errors }: Refusal, text: Uint8Array): boolean {
  return ofOneEvent.has(errors[0]?.code ?? '') && isJson(text);
}

/** NUL and lone surrogates are JSON, but no text that anybody can store: they are a fault of the content. */
export function asRefused(refusal: Refusal): Refusal {
  return refusal.errors[0]?.code === 'character' ? { ...refusal, code: 'schema-violation' } : refusal;
}

/** Of an event that nobody reads, so large is it. */
export const tooLargeEvent: Refusal = {
  ok: false,
  code: 'payload-too-large',
  errors: [{ pointer: '', code: 'maxLength', detail: `has more than ${maxEventBytes} bytes` }],
};

/** A whole request that is refused for what its body is. */
export function problemOf(refusal: Refusal): Problem {
  const { code, errors } = asRefused(refusal);
  return new Problem({ code: isProblemCode(code) ? code : 'invalid-json', errors });
}

/** With the place of the event in its batch before each pointer. */
export function placedAt(index: number, refusal: Refusal): Refusal {
  return {
    ...refusal,
    errors: refusal.errors.map((error) => ({ ...error, pointer: `/${index}${error.pointer}` })),
  };
}

/** At most as large as an event may be, so this does not take long. */
function isJson(text: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(text).toString());
    return true;
  } catch {
    return false;
  }
}
