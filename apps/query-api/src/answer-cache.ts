/** A whole answer as it is sent. */
export type CachedAnswer = Readonly<{ body: string; etag: string; headers: Readonly<Record<string, string>> }>;

type Entry = Readonly<{ stamp: string; answer: CachedAnswer }>;

const mostEntries = 500;
const mostCharacters = 1_000_000;
const mostCharactersTogether = 32_000_000;

/** Answers by question, the longest unused one going first; one whose stamp is no longer asked for is never given. */
export class AnswerCache {
  private readonly entries = new Map<string, Entry>();
  private characters = 0;

  get(question: string, stamps: readonly string[]): CachedAnswer | undefined {
    const entry = this.entries.get(question);
    if (entry === undefined || !stamps.includes(entry.stamp)) return undefined;
    this.entries.delete(question);
    this.entries.set(question, entry);
    return entry.answer;
  }

  put(question: string, stamp: string, answer: CachedAnswer): void {
    this.drop(question);
    if (answer.body.length > mostCharacters) return;
    this.entries.set(question, { stamp, answer });
    this.characters += answer.body.length;
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= mostEntries && this.characters <= mostCharactersTogether) return;
      this.drop(oldest);
    }
  }

  private drop(question: string): void {
    this.characters -= this.entries.get(question)?.answer.body.length ?? 0;
    this.entries.delete(question);
  }
}
