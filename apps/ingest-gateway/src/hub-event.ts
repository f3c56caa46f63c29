import { contentHash, parseEvent } from '#event-catalog';

type Said = Readonly<{ id: string; type: string; subject: string; data: object }>;

/** An event that only the hub says, as the log takes it. The hub keeps its own contracts. */
export function hubEvent(said: Said, now: Date): Readonly<{ subject: string; body: string; hash: string }> {
  const parsed = parseEvent({ specversion: '1.0', source: 'urn:egov:VN:hub', time: now.toISOString(), ...said });
  if (!parsed.ok) throw new Error(`the hub's own event is not valid: ${JSON.stringify(parsed.errors)}`);
  return { subject: parsed.value.subject, body: JSON.stringify(parsed.value), hash: contentHash(parsed.value) };
}
