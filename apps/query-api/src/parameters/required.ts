import { parsePeriod, type Period } from '#indicators';
import { Faults } from '../faults.js';

/** The parameters that a question cannot do without. @throws Problem that names each one that is missing. */
export function required<Name extends string>(
  given: Readonly<Record<Name, string | undefined>>,
  lang: 'vi' | 'en',
): Readonly<Record<Name, string>> {
  const faults = new Faults(lang);
  const found: Partial<Record<Name, string>> = {};
  for (const name in given) {
    const value = given[name];
    if (value === undefined) faults.add(name, 'invalid-parameter', { vi: 'phải có', en: 'is required' });
    else found[name] = value;
  }
  faults.throwIfAny();
  return complete(found, given);
}

/** @throws Problem if the period is missing or is none: `2020-13` looks like one. */
export function requiredPeriod(id: string | undefined, lang: 'vi' | 'en'): Period {
  const { period } = required({ period: id }, lang);
  const found = parsePeriod(period);
  if (found !== undefined) return found;
  const faults = new Faults(lang);
  faults.add('period', 'bad-period', { vi: `Không có kỳ '${period}'.`, en: `There is no period '${period}'.` });
  faults.throwIfAny();
  throw new Error('a fault was not told');
}

function complete<Name extends string>(
  found: Partial<Record<Name, string>>,
  names: Readonly<Record<Name, unknown>>,
): Record<Name, string> {
  if (isComplete(found, names)) return found;
  throw new Error('a required parameter is missing');
}

function isComplete<Name extends string>(
  found: Partial<Record<Name, string>>,
  names: Readonly<Record<Name, unknown>>,
): found is Record<Name, string> {
  return Object.keys(names).every((name) => name in found);
}
