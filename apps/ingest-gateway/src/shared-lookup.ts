/**
 * One question for all who ask the same at the same time. Nobody is given the answer to a question that was asked before
 * they came: what was changed by then they see.
 */
export class SharedLookup<T> {
  private readonly asked = new Map<string, Promise<T>>();
  private readonly waiting = new Map<string, Promise<T>>();

  constructor(private readonly look: (key: string) => Promise<T>) {}

  ask(key: string): Promise<T> {
    const asked = this.asked.get(key);
    if (asked === undefined) return this.start(key);
    const waiting = this.waiting.get(key) ?? this.after(asked, key);
    this.waiting.set(key, waiting);
    return waiting;
  }

  private start(key: string): Promise<T> {
    const answer = this.look(key).finally(() => this.asked.delete(key));
    this.asked.set(key, answer);
    return answer;
  }

  private async after(asked: Promise<T>, key: string): Promise<T> {
    await asked.catch(() => undefined); // its own askers hear of it
    this.waiting.delete(key);
    return await this.start(key);
  }
}
