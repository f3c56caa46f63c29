import { readFile } from 'node:fs/promises';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { strictJson, type Parsed } from '#event-catalog';
import { checkEvent } from './check-event.js';
import { validateCsv } from './validate-csv.js';
import type { FileFault, Validated } from './validated.js';

/** Checks every event of a file as the door would, but for whose key it is; places are those in the file. */
export async function validateFile(file: string): Promise<Validated> {
  if (file.endsWith('.csv')) return await validateCsv(file);
  const text = await readFile(file, 'utf8');
  if (/\.(ndjson|jsonl)$/.test(file)) return validateLines(text);
  return validateDocument(text, 0);
}

function validateLines(text: string): Validated {
  let valid = 0;
  let invalid = 0;
  const faults: FileFault[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const result = validateDocument(line, index);
    valid += result.valid;
    invalid += result.invalid;
    faults.push(...result.faults);
  });
  return { valid, invalid, faults };
}

function validateDocument(text: string, firstLine: number): Validated {
  const root = parseTree(text);
  const json = strictJson(text);
  if (!json.ok) return { valid: 0, invalid: 1, faults: placed(json, root, { text, firstLine, prefix: '' }) };
  const events = Array.isArray(json.value) ? json.value : [json.value];
  const faults = events.flatMap((event: unknown, index) => {
    const checked = checkEvent(event);
    const prefix = Array.isArray(json.value) ? `/${index}` : '';
    return checked.ok ? [] : placed(checked, root, { text, firstLine, prefix });
  });
  const invalid = events.filter((event: unknown) => !checkEvent(event).ok).length;
  return { valid: events.length - invalid, invalid, faults };
}

type Place = Readonly<{ text: string; firstLine: number; prefix: string }>;

function placed(
  { code, errors }: Extract<Parsed<unknown>, { ok: false }>,
  root: Node | undefined,
  { text, firstLine, prefix }: Place,
): readonly FileFault[] {
  const named = errors.length > 0 ? errors : [{ pointer: '', detail: code }];
  return named.map(({ pointer, detail }) => {
    const offset = root === undefined ? 0 : offsetOf(root, `${prefix}${pointer}`);
    const before = text.slice(0, offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { line: firstLine + before.length, column, code, pointer: `${prefix}${pointer}`, detail };
  });
}

/** Of the member itself, or of the nearest one around it that exists: a missing member has no place of its own. */
function offsetOf(root: Node, pointer: string): number {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return root.offset;
}
