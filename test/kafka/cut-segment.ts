import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A record batch begins with its first offset and the length of what follows. */
const header = 12;

/** Takes the batch that begins at an offset out of a partition's files, while its broker is stopped. */
export async function cutBatch(partitionFolder: string, offset: number): Promise<void> {
  const files = await readdir(partitionFolder);
  for (const file of files.filter((name) => name.endsWith('.log'))) {
    const path = join(partitionFolder, file);
    const bytes = await readFile(path);
    const [start, end] = extentOf(bytes, offset);
    await writeFile(path, Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]));
  }
  for (const index of files.filter((name) => name.endsWith('index'))) await rm(join(partitionFolder, index));
}

function extentOf(segment: Buffer, offset: number): readonly [number, number] {
  for (let at = 0; at + header <= segment.length;) {
    const end = at + header + segment.readInt32BE(at + 8);
    if (Number(segment.readBigInt64BE(at)) === offset) return [at, end];
    at = end;
  }
  throw new Error(`no batch begins at ${offset}`);
}
