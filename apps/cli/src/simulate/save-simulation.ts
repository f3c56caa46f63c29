import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { simulation, type SimulationOptions } from '../../../hub/src/simulate/simulation.js';

/** Lines are written together: one write a line would take longer than making the event up. */
const linesAWrite = 500;

/** Writes a simulation as NDJSON with `recordedtime`, as `lienthong import` wants it. Answers how many events. */
export async function saveSimulation(file: string, options: SimulationOptions): Promise<number> {
  let count = 0;
  const counted = (lines: number): void => {
    count += lines;
  };
  await pipeline(Readable.from(chunks(options, counted)), createWriteStream(file));
  return count;
}

function* chunks(options: SimulationOptions, onLines: (lines: number) => void): Generator<string> {
  let lines: string[] = [];
  const chunk = (): string => {
    onLines(lines.length);
    const text = lines.map((line) => `${line}\n`).join('');
    lines = [];
    return text;
  };
  for (const event of simulation(options)) {
    lines.push(JSON.stringify(event));
    if (lines.length === linesAWrite) yield chunk();
  }
  if (lines.length > 0) yield chunk();
}
