/** A bar on a terminal, a line every so often elsewhere; silent when it is not wanted. */
export class Progress {
  private lastShown = 0;

  constructor(
    private readonly label: string,
    private readonly silent: boolean,
  ) {}

  show(done: number, total: number): void {
    const now = performance.now();
    if (this.silent || (done < total && now - this.lastShown < this.pauseMs())) return;
    this.lastShown = now;
    process.stderr.write(
      process.stderr.isTTY ? `\r${bar(done, total)} ${this.label} ${done}/${total}` : this.line(done, total),
    );
  }

  end(): void {
    if (!this.silent && process.stderr.isTTY) process.stderr.write('\n');
  }

  private line(done: number, total: number): string {
    return `${this.label} ${done}/${total}\n`;
  }

  private pauseMs(): number {
    return process.stderr.isTTY ? 100 : 2_000;
  }
}

function bar(done: number, total: number): string {
  const filled = total === 0 ? 30 : Math.round((30 * done) / total);
  return `[${'█'.repeat(filled)}${'·'.repeat(30 - filled)}]`;
}
