import { type CatalogEvent, eventAgency } from '#event-catalog';
import { type Assertion, valueOn } from '../timeline.js';

/** A registered system; its urn is the `source` of its events. */
export type RegisteredSystem = Readonly<{
  urn: string;
  kind: 'onestop' | 'document' | 'portal' | 'identity';
  agency: string;
  registration: readonly Assertion<boolean>[];
}>;

/** @param events in event order. */
export function registeredSystems(events: readonly CatalogEvent[]): readonly RegisteredSystem[] {
  const found = new Map<string, RegisteredSystem>();
  const assertions = new Map<string, Assertion<boolean>[]>();
  for (const event of events) {
    const registers = event.type === 'vn.egov.governance.system.registered.v1';
    if (!registers && event.type !== 'vn.egov.governance.system.retired.v1') continue;
    const registration = assertions.get(event.subject) ?? [];
    assertions.set(event.subject, registration);
    registration.push({ from: event.data.from, value: registers });
    if (!registers) continue;
    found.set(event.subject, { urn: event.subject, kind: event.data.kind, agency: eventAgency(event), registration });
  }
  return [...found.values()];
}

export function isRegisteredOn({ registration }: RegisteredSystem, day: string): boolean {
  return valueOn(registration, day) === true;
}
