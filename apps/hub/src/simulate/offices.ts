/** An acting agency with its systems. */
export type Office = Readonly<{
  agency: string;
  /** QCVN 102:2016 form, as it stands in dossier numbers. */
  legacy: string;
  onestop: string;
  document: string;
  portal: string;
  identity: string;
  procedures: readonly string[];
  /** Units that it may transfer to. */
  units: readonly string[];
}>;

/** Below these provinces units are registered, as in a pilot. */
const unitsOf: Readonly<Record<string, readonly string[]>> = {
  H58: ['H58.12', 'H58.13', 'H58.12.03'],
  H26: ['H26.01', 'H26.02'],
  H29: ['H29.01', 'H29.02'],
  H17: ['H17.05'],
};

/** Every agency of the list that acts, and the units. The first fifth of them do four fifths of the work. */
export function offices(agencies: readonly string[]): readonly Office[] {
  const busy = ['H26', 'H29', 'H58', 'G01', 'H17', 'G12', 'H56', 'H41', 'H24', 'G22'];
  const ordered = [
    ...busy.filter((code) => agencies.includes(code)),
    ...agencies.filter((code) => !busy.includes(code)),
  ];
  return ordered.flatMap((code) => [code, ...(unitsOf[code] ?? [])]).map(office);
}

/** The units, with their parents, that the registry does not ship. */
export function newUnits(): readonly Readonly<{ code: string; parent: string; kind: 'district' | 'commune' }>[] {
  return Object.values(unitsOf)
    .flat()
    .map((code) => {
      const parent = code.slice(0, code.lastIndexOf('.'));
      return { code, parent, kind: parent.includes('.') ? 'commune' : 'district' };
    });
}

function office(agency: string): Office {
  const home = agency.split('.')[0] ?? agency;
  const urn = (system: string): string => `urn:egov:${home}:${system}`;
  const groups = agency.split('.').slice(1).reverse();
  const legacy = [
    '000',
    ...['00', '00'].slice(groups.length),
    ...groups.map((group) => group.padStart(2, '0')),
    home,
  ].join('.');
  return {
    agency,
    legacy,
    onestop: urn('onestop'),
    document: urn('document'),
    portal: urn('portal'),
    identity: urn('identity'),
    procedures: Array.from({ length: 12 }, (_, number) => `1.${String(number * 37 + 123).padStart(6, '0')}`),
    units: unitsOf[home]?.filter((unit) => unit !== agency) ?? [],
  };
}
