import type { AgencyKind, Names } from '#indicators';
import type { Service } from './services.js';

/** An agency that may act, as the registry knows it. */
export type ActingAgency = Readonly<{ code: string; kind: AgencyKind; names: Names }>;

/** An acting agency with its systems and its manner. */
export type Office = Readonly<{
  agency: string;
  /** The ministry or province whose systems it uses. */
  home: string;
  /** The province's kind for its units too. */
  kind: AgencyKind;
  /** QCVN 102:2016 form, as it stands in the numbers of dossiers and documents. */
  legacy: string;
  onestop: string;
  document: string;
  portal: string;
  identity: string;
  /** Its part of all work. */
  weight: number;
  /** How far it is with working online, and how often it is late: 1 on average. */
  pace: number;
  lateness: number;
  services: readonly Service[];
  /** The other agencies of its home. */
  siblings: readonly string[];
  /** From when on it sends and reads documents on the axis. */
  joinsAt: number;
  /** When it goes into another agency, or is dissolved. */
  until: number;
}>;

/** A ministry, body or province: it has systems of its own, its units use them. */
export function isHome({ agency, home }: Office): boolean {
  return agency === home;
}
