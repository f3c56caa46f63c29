import { refPointers, replaceRefs } from './refs.js';
import { plainSample } from './samples.js';

const pseudonym = 'p:ffffffffffffffffffffffffffffffff';
const account = plainSample('vn.egov.identity.account.verified.v1');

function received(ref: unknown): object {
  const sample = plainSample('vn.egov.onestop.dossier.received.v1', 1);
  return { ...sample, data: { level: 3, applicant: { kind: 'citizen', ref } } };
}

describe('refs', () => {
  it('are found where the type has them', () => {
    expect(refPointers(account)).toEqual(['/subject']);
    expect(refPointers(received('1'))).toEqual(['/data/applicant/ref']);
    expect(refPointers(plainSample('vn.egov.onestop.dossier.rated.v1'))).toEqual([]);
    expect(refPointers({ ...received('1'), type: 'vn.egov.onestop.dossier.corrected.v1' })).toEqual([
      '/data/applicant/ref',
    ]);
  });

  it('that are plain, text or number, give way to pseudonyms in a copy', () => {
    const event = received(12345678901);
    expect(replaceRefs(event, (plain) => `${pseudonym}#${plain}`)).toEqual(received(`${pseudonym}#12345678901`));
    expect(event).toEqual(received(12345678901));
    expect(replaceRefs({ ...account, subject: '012345678901' }, () => pseudonym)).toEqual({
      ...account,
      subject: pseudonym,
    });
  });

  it('that are pseudonyms stay as they are, as does what holds none', () => {
    for (const value of [
      account,
      received(pseudonym),
      received('p:FFFF'),
      received(null),
      received({}),
      { type: 'x' },
      { type: 7 },
      null,
      'x',
      [account],
    ]) {
      expect(replaceRefs(value, () => 'never')).toBe(value);
    }
  });
});
