import { eventAgency } from '#event-catalog';
import { added, stamp, type Stamped } from '../facts.js';
import type { Contribution, Projection } from '../projection.js';
import { spans, stock, valueOn } from '../timeline.js';

export type SystemEventType = 'vn.egov.governance.system.registered.v1' | 'vn.egov.governance.system.retired.v1';

type SystemFact = Stamped &
  Readonly<{ from: string; agency: string } & ({ is: 'registered'; kind: string } | { is: 'retired' })>;

/** A registered system: registered and retired from a day on. */
export type System = Readonly<{ facts: readonly SystemFact[] }>;

export const systemProjection: Projection<System, SystemEventType> = {
  name: 'governance.system',
  version: 1,
  stream: 'egov.governance.v1',
  evolvers: {
    'vn.egov.governance.system.registered.v1': (system, event) => {
      const { from, kind } = event.data;
      return told(system, { at: stamp(event), is: 'registered', from, kind, agency: eventAgency(event) });
    },
    'vn.egov.governance.system.retired.v1': (system, event) =>
      told(system, { at: stamp(event), is: 'retired', from: event.data.from, agency: eventAgency(event) }),
  },
  initial: () => ({ facts: [] }),
  contributions: systemContributions,
};

function systemContributions({ facts }: System): readonly Contribution[] {
  const registered = facts.findLast((fact) => fact.is === 'registered');
  if (registered?.is !== 'registered') return [];
  const registration = facts.map(({ is, from }) => ({ from, value: is === 'registered' }));
  const first = facts.reduce((least, { from }) => (from < least ? from : least), registered.from);
  const counted = { agency: registered.agency, dims: { kind: registered.kind } };
  return stock(
    'systems.registered',
    spans({ from: first, to: undefined }, registration, (day) =>
      valueOn(registration, day) === true ? counted : undefined,
    ),
  );
}

function told(system: System, fact: SystemFact): System {
  return { facts: added(system.facts, fact) };
}
