const pseudonym = /^p:[0-9a-f]{32}$/;

/** Stands for whom the hub knows by a pseudonym only. */
const hidden = '(đã ẩn)';

/** An entity as everybody may see it: the subject of an account is a person's pseudonym, which no answer tells. */
export function shownSubject(subject: string): string {
  return pseudonym.test(subject) ? hidden : subject;
}
