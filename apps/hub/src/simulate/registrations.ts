import type { Draft } from './draft.js';
import type { Office } from './office.js';
import { dayText, hourMs, type Span } from './time.js';
import type { Unit } from './units.js';

const source = 'urn:egov:VN:registry';

/** The units that the registry does not ship and the systems of everybody, before anything else is told. */
export function registrations(units: readonly Unit[], homes: readonly Office[], span: Span): readonly Draft[] {
  const from = dayText(span.from);
  const established = units.map(({ code, parent, kind, names }) =>
    registered('agency.established', code, span.from, { names, kind, parent, from }),
  );
  const systems = homes.flatMap((office) =>
    systemsOf(office).map(([kind, urn]) =>
      registered('system.registered', urn, span.from + 1_000, { kind, agency: office.agency, from }),
    ),
  );
  return [...established, ...systems];
}

/** On the eve of the mergers: systems of provinces that go into others are retired, districts and their communes end. */
export function endings(units: readonly Unit[], homes: readonly Office[], day: number): readonly Draft[] {
  const from = dayText(day);
  const at = day - 2 * hourMs;
  const dissolved = units.map(({ code }) => registered('agency.dissolved', code, at, { from }));
  const retired = homes
    .filter(({ until }) => until === day)
    .flatMap((office) =>
      systemsOf(office).map(([kind, urn]) =>
        registered('system.retired', urn, at, { kind, agency: office.agency, from }),
      ),
    );
  return [...dissolved, ...retired];
}

function systemsOf({ onestop, document, portal, identity }: Office): readonly (readonly [string, string])[] {
  return Object.entries({ onestop, document, portal, identity });
}

function registered(fact: string, subject: string, at: number, data: Draft['data']): Draft {
  return { fact: `governance.${fact}`, source, subject, at, data, prompt: true };
}
