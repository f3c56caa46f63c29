import { Admission, type Room } from './admission.js';

const kib = 1024;

function entered(admission: Admission, key: string, bytes: number): Room {
  const room = admission.enter(key, bytes);
  if (typeof room === 'string') throw new Error(room);
  return room;
}

describe('room at the door', () => {
  const small = { totalBytes: 100 * kib, bytesOfOneKey: 60 * kib };

  it('is given until it is used up, and again when somebody leaves', () => {
    const admission = new Admission(small);
    const first = entered(admission, 'a', 60 * kib);
    entered(admission, 'b', 40 * kib);
    expect(admission.enter('c', 1)).toBe('full');
    first.leave();
    expect(admission.enter('c', 1)).not.toBe('full');
  });

  it('is never all for one key', () => {
    const admission = new Admission(small);
    entered(admission, 'a', 60 * kib);
    expect(admission.enter('a', 1)).toBe('share-used-up');
    expect(admission.enter('b', 1)).not.toBe('share-used-up');
  });

  it('counts a small request for what is kept of it', () => {
    const admission = new Admission({ totalBytes: 16 * kib, bytesOfOneKey: 16 * kib });
    entered(admission, 'a', 0);
    entered(admission, 'a', 0);
    expect(admission.enter('b', 0)).toBe('full');
  });

  it('is given back once, however often somebody leaves', () => {
    const admission = new Admission(small);
    const first = entered(admission, 'a', 50 * kib);
    entered(admission, 'b', 50 * kib);
    first.leave();
    first.leave();
    entered(admission, 'c', 50 * kib);
    expect(admission.enter('d', 1)).toBe('full');
  });

  it('shrinks to what was needed, and never grows', () => {
    const admission = new Admission(small);
    const room = entered(admission, 'a', 60 * kib);
    room.shrink(20 * kib);
    room.shrink(50 * kib);
    entered(admission, 'a', 40 * kib);
    expect(admission.enter('b', 40 * kib)).not.toBe('full');
  });
});
