/** Building blocks of patterns; each matches one thing, without anchors. All are linear: no nested repetition overlaps. */

/** Decision 20/2020/QĐ-TTg: dotted groups; the look-ahead holds the whole code to 35 characters. */
export const agencyPattern = '(?=[A-Z0-9.]{1,35}(?![A-Z0-9.]))[A-Z0-9]+(?:[.][A-Z0-9]+)*';

/** A national code `1.000123` or an agency's variant of it, `1.010708.000.00.00.H56`. */
export const procedurePattern = '[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*';

/** A month of this century or a later one. */
export const monthPattern = '[2-9][0-9]{3}-(?:0[1-9]|1[0-2])';

/** The last part of `urn:egov:<agency>:<system>`. */
export const systemPattern = '[A-Za-z0-9][A-Za-z0-9._~-]{0,63}';

export const pseudonymPattern = 'p:[0-9a-f]{32}';

/** `urn:egov:H58:onestop`: a system, and what stands in `source`. */
export const systemUrnPattern = `urn:egov:${agencyPattern}:${systemPattern}`;
