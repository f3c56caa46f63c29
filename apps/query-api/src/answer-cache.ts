/** A whole answer as it is sent. */
export type CachedAnswer = Readonly<{ body: string; etag: string; headers: Readonly<Record<string, string>> }>;

type Entry = Readonly<{ stamp: string; answer: CachedAnswer }>;

const mostEntries = 500;
const mostCharacters = 1_000_000;

/** Answers of the present edition, by question; an answer of another edition or day is never given. */
export class AnswerCache {
  private readonly entries = new Map<string, Entry>();

  get(question: string, stamp: string): CachedAnswer | undefined {
    const entry = this.entries.get(question);
    return entry?.stamp === stamp ? entry.answer : undefined;
  }

  put(question: string, stamp: string, answer: CachedAnswer): void {
    if (answer.body.length > mostCharacters) return;
    this.entries.delete(question);
    this.entries.set(question, { stamp, answer });
    const oldest = this.entries.size > mostEntries ? this.entries.keys().next().value : undefined;
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
