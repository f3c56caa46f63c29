import { Oracle, type OracleView } from './oracle.js';
import { intoLog, type Entry } from './partition.js';
import { asWritten, type Reading } from './reading.js';

type More = {
  source?: string;
  id?: string;
  mendsid?: string;
  recorded?: string;
};

let count = 0;

/**
 * One event of a hand-made log (`onestop.dossier.received of D`), by H58's one-stop system unless said otherwise, recorded when it happened. Times without
 * an offset are in Việt Nam.
 */
export function said(factOfSubject: string, at: string, data: Record<string, unknown>, more: More = {}): Entry {
  count += 1;
  const [fact = '', subject = ''] = factOfSubject.split(' of ');
  const { source = 'urn:egov:H58:onestop', id = `id-${count}`, mendsid, recorded = at } = more;
  const instants = Object.entries(data).map(([field, value]) => [
    field,
    typeof value === 'string' ? inVietnam(value) : value,
  ]);
  return {
    stream: `egov.${fact.split('.')[0] ?? ''}.v1`,
    recordedTime: inVietnam(recorded),
    event: {
      specversion: '1.0',
      id,
      source,
      type: `vn.egov.${fact}.v1`,
      subject,
      time: inVietnam(at),
      ...(mendsid === undefined ? {} : { mendsid }),
      data: Object.fromEntries(instants),
    },
  };
}

/** What is known of the events, in the order in which they are given. */
export function known(entries: readonly Entry[], asOf?: string, reading: Reading = asWritten): OracleView {
  return new Oracle(intoLog(entries), reading).asOf(asOf);
}

export function established(code: string, parent: string, from = '2019-01-01', at = '2019-01-01T00:00'): Entry {
  const kind = code.includes('.') ? 'department' : code.startsWith('G') ? 'ministry' : 'province';
  const data = { names: { vi: code, en: code }, kind, parent, from };
  return said(`governance.agency.established of ${code}`, at, data, { source: 'urn:egov:VN:registry' });
}

/** `VN`, H58 with two units, G14 */
export const registry: readonly Entry[] = [
  established('VN', 'VN'),
  established('H58', 'VN'),
  established('H58.12', 'H58'),
  established('H58.13', 'H58'),
  established('G14', 'VN'),
];

function inVietnam(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return `${text}:00+07:00`;
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}+07:00` : text;
}
