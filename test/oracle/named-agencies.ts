import { textOf, textsOf } from './data.js';
import type { LogEvent } from './log.js';

/** The agencies that an event names, in its data and in its subject. */
export function namedAgencies({ fact, data, subject }: LogEvent): readonly string[] {
  const [entity = ''] = fact.split('.');
  const fields = ['agency', 'toAgency', 'lead', ...(fieldsOf[entity] ?? [])];
  const lists = ['coordinating', 'agencies', ...(entity === 'document' ? ['to'] : [])];
  const named = [
    ...fields.map((field) => textOf(data, field)),
    ...lists.flatMap((field) => textsOf(data, field)),
    agencyInSubject(entity, subject),
  ];
  return named.filter((agency) => agency !== undefined);
}

/** `from` is a day in the registry, and `parent` a code in a dossier. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = { document: ['from'], agency: ['parent', 'into'] };

function agencyInSubject(entity: string, subject: string): string | undefined {
  if (entity === 'paper' || entity === 'paper-documents') return subject.split(':')[1];
  if (entity === 'service') return subject.split('@')[1];
  return entity === 'agency' ? subject : undefined;
}
