import { parseEvent } from '#event-catalog';
import { simulationOf } from '../../apps/hub/src/sample-year.js';
import { simulation } from '../../apps/hub/src/simulate/simulation.js';
import type { RecordedEvent } from '../../apps/hub/src/log-filling.js';

/** A year of a made-up nation, the same for the same size. */
export function madeUpYear(events: number): Iterable<RecordedEvent> {
  return simulation(simulationOf({ seed: 3, events, year: 2020 }));
}

const basics = { procedure: '1.000123', level: 4, channel: 'online', handling: 'electronic' };

/** Dossiers of one office as its system sends them. */
export function dossiers(prefix: string, size: number): readonly object[] {
  return Array.from({ length: size }, (_, index) => dossier(`${prefix}-${index}`));
}

export function dossier(id: string, agency = 'H58'): Record<string, unknown> {
  return {
    specversion: '1.0',
    id,
    source: `urn:egov:${agency}:onestop`,
    type: 'vn.egov.onestop.dossier.received.v1',
    subject: `000.00.12.${agency}-200710-${id}`,
    time: '2020-07-10T08:00:00+07:00',
    data: {
      ...basics,
      dueAt: '2020-07-20T17:00:00+07:00',
      applicant: { kind: 'citizen', ref: `p:${'0'.repeat(32)}` },
    },
  };
}

type Told = Readonly<{ id: string; source: string; type: string; subject: string; time: string; data: object }>;

/** An event that the hub took in at the moment that it happened. */
export function told(event: Told): RecordedEvent {
  const parsed = parseEvent({ specversion: '1.0', ...event });
  if (!parsed.ok) throw new Error(`${event.id} is not valid: ${JSON.stringify(parsed.errors)}`);
  return { ...parsed.value, recordedtime: event.time };
}

/** An agency under its home; the registry says so, long before. */
export function unit(code: string, parent: string, kind: string): RecordedEvent {
  return told({
    id: `unit:${code}`,
    source: 'urn:egov:VN:registry',
    type: 'vn.egov.governance.agency.established.v1',
    subject: code,
    time: '2019-01-02T00:00:00+07:00',
    data: { names: { vi: `Đơn vị ${code}`, en: `Unit ${code}` }, kind, parent, from: '2019-01-01' },
  });
}

/** A dossier from its reception to its end, as an office works: `days` later, within or after what was promised. */
export function dossierLife(
  office: Readonly<{ agency: string; home: string }>,
  number: number,
  received: Readonly<{ day: number; days: number; due: number }>,
): readonly RecordedEvent[] {
  const { agency, home } = office;
  const source = `urn:egov:${home}:onestop`;
  const subject = `${agency}-${number}`;
  const [level, channel, handling] = ways[number % ways.length] ?? ways[0];
  return [
    told({
      id: `r${subject}`,
      source,
      type: 'vn.egov.onestop.dossier.received.v1',
      subject,
      time: instant(received.day, 8),
      data: { ...basics, level, channel, handling, agency, dueAt: instant(received.day + received.due, 17) },
    }),
    told({
      id: `e${subject}`,
      source,
      type: 'vn.egov.onestop.dossier.resolved.v1',
      subject,
      time: instant(received.day + received.days, 16),
      data: { outcome: number % 30 === 0 ? 'rejected' : 'approved' },
    }),
  ];
}

const ways = [
  [4, 'online', 'electronic'],
  [3, 'online', 'electronic'],
  [2, 'counter', 'paper'],
  [2, 'counter', 'paper'],
  [3, 'counter', 'electronic'],
] as const;

/** An hour of a day in Việt Nam, counted from the beginning of 2020. */
function instant(day: number, hour: number): string {
  const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
  return `${date}T${String(hour).padStart(2, '0')}:00:00+07:00`;
}
