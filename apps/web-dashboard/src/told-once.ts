import { shownNumber } from './format.js';
import type { Overview } from './overview.js';
import { words as allWords, wordFor } from './words.js';

/** What has to be said of the figures, each thing once: the API says it at each figure. */
export function toldOnce({ place, lines, doubts, meta }: Overview): readonly string[] {
  const words = allWords[place.lang];
  const concerned = new Map<string, string[]>();
  for (const { code, detail } of meta.warnings) {
    if (toldElsewhere.includes(code)) continue;
    const line = lines.find(({ indicator }) => detail.startsWith(`${indicator.id}: `));
    const said = line === undefined ? detail : detail.slice(line.indicator.id.length + 2);
    const names = line === undefined ? [] : [line.indicator.number ?? line.indicator.name];
    concerned.set(said, [...(concerned.get(said) ?? []), ...names]);
  }
  const warnings = [...concerned].map(([said, names]) => {
    if (names.length === 0) return said;
    return `${names.length === lines.length ? words.allIndicators : names.join(', ')}: ${said}`;
  });
  const flags = doubts.map(({ flag, count }) => `${wordFor(words.flags, flag)} (${shownNumber(count, place.lang)})`);
  return flags.length === 0 ? warnings : [...warnings, `${words.doubts}: ${flags.join(', ')}`];
}

/** The badge, the stage beside the period, and the figure itself tell these. */
const toldElsewhere: readonly string[] = ['sample-data', 'provisional-period', 'period-to-come', 'exceeds-whole'];
