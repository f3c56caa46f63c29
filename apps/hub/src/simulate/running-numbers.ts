/** Counts from 1 for each name: dossiers and documents of an office, events of a system. */
export class RunningNumbers {
  private readonly last = new Map<string, number>();

  next(name: string): number {
    const number = (this.last.get(name) ?? 0) + 1;
    this.last.set(name, number);
    return number;
  }
}
