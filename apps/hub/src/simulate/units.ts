import type { Names } from '#indicators';

/** A made-up unit below a province: the registry ships none. */
export type Unit = Readonly<{ code: string; parent: string; kind: 'district' | 'commune'; names: Names }>;

const unitCodes: Readonly<Record<string, readonly string[]>> = {
  H58: ['H58.12', 'H58.12.03', 'H58.12.07', 'H58.13'],
  H26: ['H26.01', 'H26.02'],
  H29: ['H29.01', 'H29.02'],
  H17: ['H17.05', 'H17.05.02'],
};

/** The units of a province, each behind its parent. */
export function unitsOf({ code, names }: Readonly<{ code: string; names: Names }>): readonly Unit[] {
  return (unitCodes[code] ?? []).map((unit) => {
    const parent = unit.slice(0, unit.lastIndexOf('.'));
    const number = unit.slice(parent.length + 1);
    const kind = parent.includes('.') ? 'commune' : 'district';
    const vi = `${kind === 'commune' ? 'Xã' : 'Huyện'} số ${number}, ${names.vi} (mẫu)`;
    return { code: unit, parent, kind, names: { vi, en: `Sample ${kind} ${number}, ${names.en}` } };
  });
}
