import fc from 'fast-check';
import { type CatalogEvent, parseEvent } from '#event-catalog';
import { drawnEvents } from '../../../test/support/drawn-events.js';
import { given } from '../../../test/support/given.js';
import { type PlanBook, planBook } from './governance/plan-book.js';
import { type ProjectionName, projectionNames, projections, type States } from './registry.js';

const runs = 400;

/** Without this event most histories would say nothing, and any order give the same nothing. */
const openings: Readonly<Record<ProjectionName, string>> = {
  'onestop.dossier': 'vn.egov.onestop.dossier.received.v1',
  'onestop.paper': 'vn.egov.onestop.paper.declared.v1',
  'interchange.document': 'vn.egov.interchange.document.sent.v1',
  'interchange.paper-documents': 'vn.egov.interchange.paper-documents.declared.v1',
  'portal.portal': 'vn.egov.portal.portal.opened.v1',
  'portal.service': 'vn.egov.portal.service.published.v1',
  'portal.question': 'vn.egov.portal.question.asked.v1',
  'identity.account': 'vn.egov.identity.account.registered.v1',
  'governance.system': 'vn.egov.governance.system.registered.v1',
  'governance.figure': 'vn.egov.governance.figure.approved.v1',
  'governance.plan': 'vn.egov.governance.task.planned.v1',
};

describe('any order and any repetition of the same events', () => {
  it.each(projectionNames)('lead %s to the same state, the same figures and the same plan', (name) => {
    const seen = { drawn: 0, valid: 0, touching: 0 };
    fc.assert(
      fc.property(histories(name), ({ drawn, events, shuffled }) => {
        const straight = outcome(events);
        expect(outcome(shuffled)).toEqual(straight);
        seen.drawn += drawn;
        seen.valid += events.length;
        seen.touching += isTouched(name, straight) ? 1 : 0;
      }),
      { numRuns: runs },
    );
    expect(seen.valid / seen.drawn).toBeGreaterThan(0.85);
    expect(seen.touching / runs).toBeGreaterThan(0.45);
  });
});

type History = Readonly<{ drawn: number; events: readonly CatalogEvent[]; shuffled: readonly CatalogEvent[] }>;

/** Competing events of one entity, and the same events shuffled, some of them twice. */
function histories(name: ProjectionName): fc.Arbitrary<History> {
  return drawnEvents(Object.keys(projections[name].evolvers), openings[name]).chain((drawn) => {
    const events = drawn.map((plain) => parseEvent(plain)).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
    return fc
      .subarray(events, { maxLength: Math.min(6, events.length) })
      .chain((twice) => fc.shuffledSubarray([...events, ...twice], { minLength: events.length + twice.length }))
      .map((shuffled) => ({ drawn: drawn.length, events, shuffled }));
  });
}

type Outcome = Readonly<{ states: Partial<States>; figures: readonly string[]; plan: PlanBook }>;

/** The ledger adds contributions up: in which order they are named does not matter. */
function outcome(events: readonly CatalogEvent[]): Outcome {
  const seen = given(...events);
  const counted = seen.entity.seen
    .filter(({ fate }) => fate === 'counted')
    .flatMap(({ offset }) => events[offset] ?? []);
  return {
    states: seen.entity.states,
    figures: seen
      .contributions()
      .map((contribution) => JSON.stringify(contribution))
      .sort(),
    plan: planBook(counted),
  };
}

/** The plan keeps no state: it is read from its events, though not from all of their types. */
function isTouched(name: ProjectionName, { states, figures, plan }: Outcome): boolean {
  if (name === 'governance.plan') return Object.values(plan).some((facts) => facts.length > 0);
  return states[name] !== undefined && figures.length > 0;
}
