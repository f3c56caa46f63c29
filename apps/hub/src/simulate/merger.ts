import { dayMs, type Draft } from './draft.js';

/** Which agency goes into which, and on what day (ms since 1970, 00:00 in Việt Nam). */
export type Mergers = Readonly<{ day: number; into: ReadonlyMap<string, string> }>;

/** Before a merger the old home hands over what is still open: a merger by itself moves no home (`contracts.md`). */
export function withHandover(drafts: readonly Draft[], { day, into }: Mergers): readonly Draft[] {
  const received = drafts.find(({ fact }) => fact === 'onestop.dossier.received');
  const agency = received?.source.split(':')[2] ?? '';
  const successor = into.get(agency);
  if (received === undefined || successor === undefined || received.at >= day - dayMs) return drafts;
  if (drafts.some(({ fact, at }) => /\.(resolved|withdrawn|stopped)$/.test(fact) && at < day)) return drafts;
  const { source, subject } = received;
  const fact = 'onestop.dossier.transferred';
  return [...drafts, { fact, source, subject, at: day - 3_600_000, data: { toAgency: successor } }];
}
