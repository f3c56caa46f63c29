import { words, wordFor } from './words.js';

/** Every word with the way to it; notes are counted, as each language words them. */
function pathsOf(table: unknown, path = ''): readonly string[] {
  if (typeof table !== 'object' || table === null) return [path];
  return Object.entries(table).flatMap(([name, inner]) => pathsOf(inner, `${path}.${name}`));
}

function leavesOf(table: unknown): readonly unknown[] {
  return typeof table === 'object' && table !== null ? Object.values(table).flatMap(leavesOf) : [table];
}

it('says everything in both languages', () => {
  expect(pathsOf(words.en)).toEqual(pathsOf(words.vi));
  for (const word of [...leavesOf(words.vi), ...leavesOf(words.en)]) expect(word).toMatch(/\S/);
});

it('shows a code that is new as it is', () => {
  expect(wordFor(words.vi.statuses, 'met')).toBe('Đạt');
  expect(wordFor(words.vi.statuses, 'novel')).toBe('novel');
  expect(wordFor(words.vi.statuses, 'constructor')).toBe('constructor');
});
