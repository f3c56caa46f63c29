import Type, { type TString } from 'typebox';
import { agencyPattern, monthPattern, procedurePattern, pseudonymPattern, systemUrnPattern } from './patterns.js';

export type SubjectKind = keyof typeof subjects;

/** The schema of `subject` for each kind of entity. All are NFC, trimmed, without control characters. */
export const subjects = {
  dossier: subject('Dossier code', '(?!paper:|paper-documents:|day:).+'),
  document: subject('Document id', '(?!paper:|paper-documents:|day:).+'),
  paper: subject('Dossiers on paper', `paper:${agencyPattern}:${monthPattern}(?::${procedurePattern})?`),
  'paper-documents': subject('Documents on paper', `paper-documents:${agencyPattern}:${monthPattern}`),
  portal: subject('Portal urn', 'urn:[a-z0-9][a-z0-9-]{0,31}:[^ ]+'),
  service: subject('Service', `${procedurePattern}@${agencyPattern}`),
  question: subject('Question id'),
  account: subject('Account ref', pseudonymPattern),
  agency: subject('Agency code', agencyPattern),
  system: subject('System urn', systemUrnPattern),
  indicator: subject('Indicator id', '[a-z0-9]+(?:-[a-z0-9]+)*'),
  procedure: subject('Procedure code', procedurePattern),
  calendar: Type.String({ title: 'Day', description: 'YYYY-MM-DD', format: 'day' }),
  'closed-day': subject('Closed day', 'day:[2-9][0-9]{3}-[0-9]{2}-[0-9]{2}'),
  task: subject('Task id'),
  pilot: subject('Pilot id'),
  obstacle: subject('Obstacle or proposal id'),
  survey: subject('Survey id'),
  report: subject('Report id'),
  target: subject('What was administered'),
  entity: subject('The entity of the quarantined event'),
} as const;

/** The agency that stands inside a valid subject and is then the event's: of declarations on paper and of services. */
export function agencyInSubject(kind: SubjectKind, subjectText: string): string | undefined {
  if (kind === 'service') return subjectText.slice(subjectText.indexOf('@') + 1);
  if (kind === 'paper' || kind === 'paper-documents') return subjectText.split(':')[1];
  return undefined;
}

/** The part of a valid subject that `data` may repeat, and the member that repeats it. */
export function repeatedInData(kind: SubjectKind, subjectText: string): { member: string; text: string } | undefined {
  if (kind === 'indicator' || kind === 'procedure' || kind === 'system') return { member: kind, text: subjectText };
  if (kind === 'calendar') return { member: 'day', text: subjectText };
  if (kind === 'closed-day') return { member: 'day', text: subjectText.slice('day:'.length) };
  if (kind === 'service') return { member: 'procedure', text: subjectText.slice(0, subjectText.indexOf('@')) };
  return undefined;
}

function subject(title: string, pattern?: string): TString {
  const shape = { title, minLength: 1, maxLength: 200, format: 'entity' };
  return Type.String(pattern === undefined ? shape : { ...shape, pattern: `^${pattern}$` });
}
