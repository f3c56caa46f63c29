import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalogue, type Catalogue, type CatalogueText } from './catalogue.js';

/** Beside `src`, in the sources and in the build alike. */
const folder = fileURLToPath(new URL('../catalogue/', import.meta.url));

/** The files that are shipped, in the order of their names. */
export function catalogueTexts(): readonly CatalogueText[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => ({ file, text: readFileSync(`${folder}${file}`, 'utf8') }));
}

/** A hub does not start with a catalogue that has a fault in it. */
export function shippedCatalogue(): Catalogue {
  const loaded = loadCatalogue(catalogueTexts());
  if (loaded.ok) return loaded.value;
  const faults = loaded.faults.map(({ file, field, detail }) => `${file}: ${field} ${detail}`);
  throw new Error(`invalid indicator catalogue: ${faults.join('; ')}`);
}
