import type { JSX } from 'preact';
import type { Line } from './overview.js';
import { StatusMark } from './status-mark.js';
import { words as allWords, type Lang } from './words.js';

/** How many indicators of the plan stand how, in the order from met to unknown. */
export function StatusSummary({ lines, lang }: Readonly<{ lines: readonly Line[]; lang: Lang }>): JSX.Element {
  const words = allWords[lang];
  const counts = new Map<string, number>(Object.keys(words.statuses).map((status) => [status, 0]));
  for (const { figure } of lines) counts.set(figure.status, (counts.get(figure.status) ?? 0) + 1);
  return (
    <section class="summary" aria-labelledby="summary">
      <h2 id="summary" class="hidden">
        {words.summary}
      </h2>
      <p>
        <strong>{lines.length}</strong> {words.ofAll}
      </p>
      <ul>
        {[...counts]
          .filter(([, count]) => count > 0)
          .map(([status, count]) => (
            <li key={status}>
              <strong class="count">{count}</strong> <StatusMark status={status} words={words} />
            </li>
          ))}
      </ul>
    </section>
  );
}
