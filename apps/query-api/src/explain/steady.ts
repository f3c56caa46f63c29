const mostAttempts = 3;

export type Steady<Found> = Readonly<{
  found: Found;
  /** Nothing was folded in between, so what does not agree is wrong indeed. */
  steady: boolean;
}>;

type Reading<Found> = Readonly<{
  /** Changes whenever something was folded. */
  edition: () => Promise<string>;
  read: () => Promise<Found>;
  agrees: (found: Found) => boolean;
}>;

/** Reads parts one after the other; where they do not agree since something was folded in between, reads them again. */
export async function steadily<Found>({ edition, read, agrees }: Reading<Found>): Promise<Steady<Found>> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await edition();
    const found = await read();
    const steady = before === (await edition());
    if (steady || agrees(found) || attempt === mostAttempts) return { found, steady };
  }
}
