import { contentHash, instantMicros, plainSample } from '#event-catalog';
import { checkedEvent, type CheckContext } from './checked-event.js';
import { pseudonymOf } from './pseudonyms.js';

const now = '2020-07-15T12:00:00+07:00';
const context: CheckContext = {
  sender: { id: 'k', agency: 'H58', confidential: true },
  nowMicros: instantMicros(now),
  pseudonymOf: (plain) => pseudonymOf(Buffer.alloc(32, 1), plain),
  leadOf: () => Promise.resolve(undefined),
};
const received = plainSample('vn.egov.onestop.dossier.received.v1');
const dossier = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };

async function verdictOf(value: unknown, overrides: Partial<CheckContext> = {}): Promise<string> {
  const checked = await checkedEvent({ ok: true, value }, { ...context, ...overrides });
  return 'status' in checked ? `${checked.code} ${checked.errors[0]?.pointer ?? ''}` : 'admitted';
}

describe('an event at the door', () => {
  it.each<[string, unknown, string]>([
    ['is admitted', received, 'admitted'],
    ['is no object', 'x', 'schema-violation '],
    ['is a list', [], 'schema-violation '],
    ['has no type', {}, 'schema-violation /type'],
    ['has an unknown type', { ...received, type: 'vn.egov.x.y.z.v1' }, 'unknown-event-type /type'],
    ['carries a stamp', { ...received, recordedtime: now }, 'schema-violation /recordedtime'],
    ['carries an empty stamp', { ...received, recordedtime: null }, 'schema-violation /recordedtime'],
    ['is five minutes ahead', { ...received, time: '2020-07-15T12:05:00+07:00' }, 'admitted'],
    ['is further ahead', { ...received, time: '2020-07-15T12:05:00.000001+07:00' }, 'clock-skew /time'],
    [
      'names a day ahead',
      { ...received, data: { ...dossier, receivedAt: '2020-07-16T00:00:00Z' } },
      'schema-violation /data/receivedAt',
    ],
    ['promises a day ahead', { ...received, data: { ...dossier, dueAt: '2030-07-16T00:00:00Z' } }, 'admitted'],
    [
      'holds more than it may',
      { ...received, data: { ...dossier, ext: { x: Array(20_000).fill(1e20) } } },
      'payload-too-large ',
    ],
    ['is the hub’s own, and wrong besides', { type: 'vn.egov.hub.day.closed.v1' }, 'forbidden-scope /type'],
  ])('%s', async (_case, event, verdict) => {
    expect(await verdictOf(event)).toBe(verdict);
  });

  it('is kept with a pseudonym in the place of a plain ref, in its subject too', async () => {
    const event = { ...plainSample('vn.egov.identity.account.registered.v1'), subject: '012345678901' };
    const checked = await checkedEvent({ ok: true, value: event }, context);
    if ('status' in checked) throw new Error(checked.code);
    expect(checked.event.subject).toBe(pseudonymOf(Buffer.alloc(32, 1), '012345678901'));
    expect(checked.body).not.toContain('012345678901');
  });

  it('that came as a text without a space is kept letter for letter, any other as JSON writes it', async () => {
    const text = JSON.stringify(received).replace('"level":4', '"level":4.0');
    const kept = async (sent: string, terse: boolean): Promise<string> => {
      const checked = await checkedEvent({ text: sent, terse }, context);
      if ('status' in checked) throw new Error(checked.code);
      expect(checked.hash).toBe(contentHash(received));
      return checked.body;
    };
    expect(await kept(text, true)).toBe(text);
    expect(await kept(JSON.stringify(received, undefined, 2), false)).toBe(JSON.stringify(received));
  });

  it('that came as a text is kept with a pseudonym all the same', async () => {
    const event = { ...plainSample('vn.egov.identity.account.registered.v1'), subject: '012345678901' };
    const checked = await checkedEvent({ text: JSON.stringify(event), terse: true }, context);
    if ('status' in checked) throw new Error(checked.code);
    expect(checked.body).not.toContain('012345678901');
  });

  it('with a plain ref is refused where others could have read it; a pseudonym is not', async () => {
    const open = { sender: { ...context.sender, confidential: false } };
    const applicant = (ref: string): unknown => ({
      ...received,
      data: { ...dossier, applicant: { kind: 'citizen', ref } },
    });
    expect(await verdictOf(applicant('012345678901'), open)).toBe('schema-violation /data/applicant/ref');
    expect(await verdictOf(applicant(`p:${'0'.repeat(32)}`), open)).toBe('admitted');
  });
});
