import { plainSample } from '#event-catalog';

export const received = 'vn.egov.onestop.dossier.received.v1';

/** What a received dossier has at least. */
export const basics = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };

let told = 0;

/** An id that no event of this test file has. */
export function freshId(): string {
  told += 1;
  return `e${told}`;
}

/** A dossier that nobody has sent yet. */
export function dossier(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const id = freshId();
  return { ...plainSample(received), id, subject: `D-${id}`, data: basics, ...overrides };
}
