/** Does pieces of work one after the other, in the order in which they are given. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  async run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined); // whoever gave it is told
    return await mine;
  }
}
