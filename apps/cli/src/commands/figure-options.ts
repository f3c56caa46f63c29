import type { Command } from 'commander';

export type FigureOptions = Readonly<{
  org: string;
  period: string;
  asOf?: string;
  boundaries?: string;
  definition?: string;
}>;

/** Options of every command that asks for figures: which, and as seen from where. */
export function withFigure(command: Command, about: Readonly<{ org: string; period: string }>): Command {
  return command
    .option('--org <org>', about.org, 'VN')
    .requiredOption('--period <period>', about.period)
    .option('--as-of <day>', 'as it was known at the end of that day')
    .option('--boundaries <day>', 'under the tree of that day')
    .option('--definition <version>', 'another version of the definition');
}

/** From where a figure is seen, as the hub wants to be asked. */
export function figureQuery({ asOf, boundaries, definition }: FigureOptions): URLSearchParams {
  const query = new URLSearchParams();
  if (asOf !== undefined) query.set('as_of', asOf);
  if (boundaries !== undefined) query.set('boundaries', boundaries);
  if (definition !== undefined) query.set('definition', definition);
  return query;
}
