const pseudonym = /^p:[0-9a-f]{32}$/;

/** Stands for whom the hub knows by a pseudonym only. */
const hidden = '(đã ẩn)';

/** An entity as everybody may see it: the subject of an account is a person's pseudonym, which no answer tells. */
export function shownSubject(subject: string): string {
  return pseudonym.test(subject) ? hidden : subject;
}

/**
 * What is kept, as an answer shows it: nothing in it says who the applicant or the holder of an account is. All else
 * stays as it is. An event that no version of the catalogue reads may hold a ref that is no pseudonym: that goes too.
 */
export function withoutPseudonyms(value: unknown): unknown {
  if (typeof value === 'string') return shownSubject(value);
  if (Array.isArray(value)) return value.map(withoutPseudonyms);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shownMember(name, inner)]));
}

function shownMember(name: string, value: unknown): unknown {
  const shown = withoutPseudonyms(value);
  if (name !== 'applicant' || typeof shown !== 'object' || shown === null || !('ref' in shown)) return shown;
  return { ...shown, ref: hidden };
}
