import { parseDocument } from 'yaml';
import { deepFrozen } from './deep-frozen.js';
import { Fields, isMapping, type FieldFault } from './fields.js';
import { indicatorFaults } from './indicator-faults.js';
import type { Indicator } from './indicator.js';
import { readIndicator } from './read-indicator.js';

/** One file of the catalogue: its name without folders, and its YAML. */
export type CatalogueText = Readonly<{ file: string; text: string }>;
export type CatalogueFault = Readonly<{ file: string; field: string; detail: string }>;

/** Those of the plan by number, then the others by id. */
export type Catalogue = readonly Indicator[];

export type LoadedCatalogue =
  Readonly<{ ok: true; value: Catalogue }> | Readonly<{ ok: false; faults: readonly CatalogueFault[] }>;

/** Hands out a catalogue only if there is no fault in any of its files; else every fault, by file and field. */
export function loadCatalogue(texts: readonly CatalogueText[]): LoadedCatalogue {
  const read = texts.map(({ file, text }) => ({ file, ...readText(text) }));
  const faults = read.flatMap(({ file, faults: found }) => found.map((fault) => ({ file, ...fault })));
  faults.push(...read.flatMap(({ file, indicator }) => nameFaults(file, indicator)));
  faults.push(...sharedFaults(read, 'id'), ...sharedFaults(read, 'number'));
  if (faults.length > 0) return { ok: false, faults };
  const indicators = read.flatMap(({ indicator }) => indicator ?? []);
  return { ok: true, value: deepFrozen(indicators.sort(byNumber)) };
}

type ReadText = Readonly<{ indicator?: Indicator; faults: readonly FieldFault[] }>;

function readText(text: string): ReadText {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return { faults: document.errors.map(({ message }) => ({ field: '', detail: message })) };
  }
  const content: unknown = document.toJS();
  if (!isMapping(content)) return { faults: [{ field: '', detail: 'is not a mapping of fields' }] };
  const faults: FieldFault[] = [];
  const fields = new Fields(content, '', faults);
  const indicator = readIndicator(fields);
  fields.finish();
  // whether the parts fit can be said only of parts that are sound
  return faults.length > 0 ? { indicator, faults } : { indicator, faults: indicatorFaults(indicator) };
}

function nameFaults(file: string, indicator: Indicator | undefined): readonly CatalogueFault[] {
  if (indicator === undefined || file === `${indicator.id}.yaml`) return [];
  return [{ file, field: 'id', detail: `does not name the file: ${indicator.id}.yaml` }];
}

function sharedFaults(
  read: readonly Readonly<{ file: string; indicator?: Indicator }>[],
  field: 'id' | 'number',
): readonly CatalogueFault[] {
  const holders = new Map<string, string>();
  return read.flatMap(({ file, indicator }) => {
    const value = indicator?.[field];
    if (value === undefined || value === '') return [];
    const holder = holders.get(value);
    if (holder !== undefined) return [{ file, field, detail: `${value} is that of ${holder}` }];
    holders.set(value, file);
    return [];
  });
}

function byNumber(a: Indicator, b: Indicator): number {
  const [first, second] = [a, b].map(({ number = 'I99', id }) => `${number} ${id}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
