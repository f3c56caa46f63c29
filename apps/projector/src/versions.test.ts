import { replaces } from './versions.js';

describe('which copy of two versions is served', () => {
  it.each([
    ['onestop.dossier:2,onestop.paper:1', 'onestop.dossier:1,onestop.paper:1', true],
    ['onestop.dossier:1,onestop.paper:1', 'onestop.dossier:2,onestop.paper:1', false],
    ['onestop.dossier:10', 'onestop.dossier:9', true],
    ['onestop.dossier:1,onestop.rating:1', 'onestop.dossier:1', true],
    ['onestop.dossier:1', 'onestop.dossier:1,onestop.rating:1', false],
    ['onestop.dossier:1', 'onestop.dossier:1', false],
  ])('%s replaces %s: %s', (ours, active, expected) => {
    expect(replaces(ours, active)).toBe(expected);
  });

  it('never lets two processes replace each other in turn, where only versions were raised', () => {
    const [older, newer] = ['a:1,b:2', 'a:2,b:2'];
    expect([replaces(older, newer), replaces(newer, older)]).toEqual([false, true]);
  });
});
