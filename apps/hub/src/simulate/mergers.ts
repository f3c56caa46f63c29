import { type Draft, teller } from './draft.js';
import type { Office } from './office.js';
import { hourMs } from './time.js';

/** Which agency goes into which, and on what day (00:00 in Việt Nam, ms since 1970). Districts end on it too. */
export type Mergers = Readonly<{ day: number; into: ReadonlyMap<string, string> }>;

/**
 * What an office's life becomes if the office ends in the middle of it. A merger moves no home by itself: the old one
 * hands its open dossiers over the evening before, and the successor goes on with them (a district's province, if that
 * stays). All else ends with the office.
 */
export function withMerger(drafts: readonly Draft[], office: Office, mergers: Mergers): readonly Draft[] {
  const still = whileThere(drafts, mergers);
  if (office.until !== mergers.day) return still;
  const toAgency = mergers.into.get(office.home) ?? office.home;
  const handed = open(still, mergers.day);
  const goingOn = still.flatMap((draft) => {
    if (draft.at < mergers.day || !handed.has(draft.subject)) return [draft];
    return succeeded(draft, toAgency);
  });
  const eve = mergers.day - hourMs;
  const handovers = [...handed].map((subject) => ({
    ...teller('onestop.dossier', office.onestop, subject)('transferred', eve, { toAgency }),
    prompt: true,
  }));
  return [...goingOn, ...handovers];
}

/** But for dossiers, which are handed over, nothing is told by a system whose agency has ended. */
export function whileThere(drafts: readonly Draft[], { day, into }: Mergers): readonly Draft[] {
  return drafts.filter(({ fact, source, at }) => {
    if (at < day || fact.startsWith('onestop.dossier.')) return true;
    return !into.has(source.split(':')[2] ?? '');
  });
}

/** What comes in only now is received in the successor's name, and the units that it might be passed on to are gone. */
function succeeded(draft: Draft, successor: string): readonly Draft[] {
  if (draft.fact === 'onestop.dossier.transferred') return [];
  const source = `urn:egov:${successor}:onestop`;
  if (draft.fact !== 'onestop.dossier.received') return [{ ...draft, source }];
  return [{ ...draft, source, data: { ...draft.data, agency: successor } }];
}

/** The dossiers that came in and have not ended before the day. */
function open(drafts: readonly Draft[], day: number): ReadonlySet<string> {
  const subjects = new Set<string>();
  for (const { fact, subject } of drafts.filter(({ at }) => at < day).toSorted((one, other) => one.at - other.at)) {
    if (/\.dossier\.(submitted|received|reopened)$/.test(fact)) subjects.add(subject);
    if (/\.dossier\.(refused|resolved|withdrawn|stopped)$/.test(fact)) subjects.delete(subject);
  }
  return subjects;
}
