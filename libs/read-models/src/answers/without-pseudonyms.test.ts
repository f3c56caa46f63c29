import { shownSubject, withoutPseudonyms } from './without-pseudonyms.js';

const ref = 'p:00112233445566778899aabbccddeeff';

describe('what an answer shows', () => {
  it('hides the subject of an account, and no other', () => {
    expect([ref, 'D1', `${ref}0`].map(shownSubject)).toEqual(['(đã ẩn)', 'D1', `${ref}0`]);
  });

  it('hides whom an event names, wherever it stands, and changes nothing else', () => {
    const data = { level: 4, applicant: { kind: 'citizen', ref }, ext: { names: [ref, 'x'] }, none: null };
    expect(withoutPseudonyms({ subject: ref, data })).toEqual({
      subject: '(đã ẩn)',
      data: { level: 4, applicant: { kind: 'citizen', ref: '(đã ẩn)' }, ext: { names: ['(đã ẩn)', 'x'] }, none: null },
    });
  });

  it('hides the ref of an applicant that is no pseudonym', () => {
    expect(withoutPseudonyms({ applicant: { ref: '012345678901' } })).toEqual({ applicant: { ref: '(đã ẩn)' } });
    expect(withoutPseudonyms({ applicant: 'x', ref: 'y' })).toEqual({ applicant: 'x', ref: 'y' });
  });
});
