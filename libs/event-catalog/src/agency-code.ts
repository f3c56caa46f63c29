/** The root of the tree and the source of national platforms, the registry and the plan. */
export const nation = 'VN';

const urnPrefix = 'urn:egov:';

/** `urn:egov:H58:onestop` → `H58`. */
export function sourceAgency(source: string): string {
  return source.slice(urnPrefix.length, source.indexOf(':', urnPrefix.length));
}

/** True if `below` is `above` or lies under it by dotted prefix; `VN` covers all. */
export function covers(above: string, below: string): boolean {
  if (above === nation || above === below) return true;
  return below.startsWith(above) && below.charCodeAt(above.length) === 0x2e;
}

/** `H58.12.03` → `H58`: the home of what that agency's systems keep. */
export function firstGroup(agency: string): string {
  const dot = agency.indexOf('.');
  return dot < 0 ? agency : agency.slice(0, dot);
}
