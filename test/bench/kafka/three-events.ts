import { contentHash } from '#event-catalog';
import type { NewEvent } from '#event-log';
import { shippedAgencies } from '../../../apps/hub/src/shipped/shipped-events.js';

const day = 24 * 3_600_000;
const year = Date.UTC(2020, 0, 1, 1);

/** Dossiers of the whole nation over a year, three events each, as the peer expects them; some 430 bytes an event. */
export function* threeEventsEach(dossiers: number): Generator<NewEvent> {
  const homes = shippedAgencies().map(({ code }) => code);
  for (let phase = 0; phase < 3; phase += 1) {
    for (let number = 0; number < dossiers; number += 1) {
      const home = homes[number % homes.length] ?? 'H58';
      yield newEvent(home, number, phase);
    }
  }
}

function newEvent(home: string, number: number, phase: number): NewEvent {
  const received = year + (number % 330) * day;
  const subject = `000.00.${10 + (number % 20)}.${home}-${200000 + (number % 99_999)}-${number}`;
  const event = {
    specversion: '1.0',
    id: `${home}:${number}:${phase}`,
    source: `urn:egov:${home}:onestop`,
    type: `vn.egov.onestop.dossier.${['received', 'progressed', 'resolved'][phase] ?? ''}.v1`,
    subject,
    time: new Date(received + phase * day).toISOString(),
    datacontenttype: 'application/json',
    data: dataOf(number, phase, received),
  };
  return { stream: 'egov.onestop.v1', subject, body: JSON.stringify(event), hash: contentHash(event) };
}

function dataOf(number: number, phase: number, received: number): object {
  if (phase === 1) return { status: '4', step: `Thẩm định hồ sơ tại phòng chuyên môn, bước ${number % 7}` };
  if (phase === 2) return { outcome: number % 30 === 0 ? 'rejected' : 'approved' };
  return {
    procedure: `1.${String(number % 400).padStart(6, '0')}`,
    level: 1 + (number % 4),
    channel: number % 5 < 2 ? 'online' : 'counter',
    handling: number % 2 === 0 ? 'electronic' : 'paper',
    dueAt: new Date(received + 5 * day).toISOString(),
    applicant: { kind: 'citizen', ref: `p:${String(number).padStart(32, '0')}` },
  };
}
