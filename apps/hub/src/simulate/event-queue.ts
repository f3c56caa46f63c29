import type { Stamped } from './draft.js';

/** A binary heap: events come out in the order of their recording; equal ones as they went in. */
export class EventQueue {
  private readonly heap: { stamped: Stamped; order: number }[] = [];
  private pushed = 0;

  get size(): number {
    return this.heap.length;
  }

  push(stamped: Stamped): void {
    let place = this.heap.push({ stamped, order: (this.pushed += 1) }) - 1;
    while (place > 0 && this.precedes(place, (place - 1) >> 1)) {
      this.swap(place, (place - 1) >> 1);
      place = (place - 1) >> 1;
    }
  }

  /** The earliest event, if it was recorded before this instant. */
  popBefore(instant: number): Stamped | undefined {
    const [first] = this.heap;
    if (first === undefined || first.stamped.recordedAt >= instant) return undefined;
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first.stamped;
  }

  private sink(): void {
    let place = 0;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let least = place;
      if (left < this.heap.length && this.precedes(left, least)) least = left;
      if (right < this.heap.length && this.precedes(right, least)) least = right;
      if (least === place) return;
      this.swap(place, least);
      place = least;
    }
  }

  private precedes(a: number, b: number): boolean {
    const [first, second] = [this.heap[a], this.heap[b]];
    if (first === undefined || second === undefined) return false;
    const difference = first.stamped.recordedAt - second.stamped.recordedAt;
    return difference === 0 ? first.order < second.order : difference < 0;
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.heap[a], this.heap[b]];
    if (first === undefined || second === undefined) return;
    this.heap[a] = second;
    this.heap[b] = first;
  }
}
