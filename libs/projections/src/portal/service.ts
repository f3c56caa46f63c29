import { eventAgency, type PortalEvent, vietnamDay } from '#event-catalog';
import { added, stamp, type Stamped } from '../facts.js';
import type { Contribution, Dims, Evolvers, Projection } from '../projection.js';
import { type Assertion, spans, stock, valueOn } from '../timeline.js';

export type ServiceEventType =
  | 'vn.egov.portal.service.published.v1'
  | 'vn.egov.portal.service.withdrawn.v1'
  | 'vn.egov.portal.service.integrated.v1'
  | 'vn.egov.portal.service.separated.v1'
  | 'vn.egov.portal.service.supported.v1'
  | 'vn.egov.portal.service.unsupported.v1';

type ServiceFact = Stamped &
  Readonly<
    { agency: string } & (
      | { is: 'published'; level: number; online: boolean }
      | { is: 'withdrawn' | 'integrated' | 'separated' }
      | { is: 'supported' | 'unsupported'; by: readonly string[] }
    )
  >;

/** A public service of an agency: publication, level, integration and support are dated assertions. */
export type Service = Readonly<{ facts: readonly ServiceFact[] }>;

const evolvers: Evolvers<Service, ServiceEventType> = {
  'vn.egov.portal.service.published.v1': (service, event) =>
    told(service, { ...context(event), is: 'published', level: event.data.level, online: event.data.online }),
  'vn.egov.portal.service.withdrawn.v1': (service, event) => told(service, { ...context(event), is: 'withdrawn' }),
  'vn.egov.portal.service.integrated.v1': (service, event) => told(service, { ...context(event), is: 'integrated' }),
  'vn.egov.portal.service.separated.v1': (service, event) => told(service, { ...context(event), is: 'separated' }),
  'vn.egov.portal.service.supported.v1': (service, event) =>
    told(service, { ...context(event), is: 'supported', by: event.data.by }),
  'vn.egov.portal.service.unsupported.v1': (service, event) =>
    told(service, { ...context(event), is: 'unsupported', by: event.data.by }),
};

export const serviceProjection: Projection<Service, ServiceEventType> = {
  name: 'portal.service',
  version: 1,
  stream: 'egov.portal.v1',
  evolvers,
  initial: () => ({ facts: [] }),
  contributions: serviceContributions,
};

type Asserted = {
  published: Assertion<Dims | undefined>[];
  integrated: Assertion<boolean>[];
  support: Map<string, Assertion<boolean>[]>;
};

function serviceContributions({ facts }: Service): readonly Contribution[] {
  const agency = (facts.findLast(({ is }) => is === 'published') ?? facts[0])?.agency;
  if (agency === undefined) return [];
  const { published, integrated, support } = asserted(facts);
  const whole = { from: vietnamDay(facts[0]?.at[0] ?? 0), to: undefined };
  const supports = [...support.values()];
  const counted = (measure: string, holds: (day: string) => boolean): readonly Contribution[] =>
    stock(
      measure,
      spans(whole, [...published, ...integrated, ...supports.flat()], (day) => {
        const dims = valueOn(published, day);
        return dims !== undefined && holds(day) ? { agency, dims } : undefined;
      }),
    );
  return [
    ...counted('services.published', () => true),
    ...counted('services.integrated', (day) => valueOn(integrated, day) === true),
    ...counted('services.supported', (day) => supports.some((means) => valueOn(means, day) === true)),
  ];
}

function asserted(facts: readonly ServiceFact[]): Asserted {
  const result: Asserted = { published: [], integrated: [], support: new Map() };
  for (const fact of facts) {
    const from = vietnamDay(fact.at[0]);
    switch (fact.is) {
      case 'published':
        result.published.push({ from, value: { level: String(fact.level), online: String(fact.online) } });
        break;
      case 'withdrawn':
        result.published.push({ from, value: undefined });
        break;
      case 'integrated':
      case 'separated':
        result.integrated.push({ from, value: fact.is === 'integrated' });
        break;
      case 'supported':
      case 'unsupported':
        assertSupport(result.support, fact.by, { from, value: fact.is === 'supported' });
    }
  }
  return result;
}

function assertSupport(
  support: Map<string, Assertion<boolean>[]>,
  by: readonly string[],
  assertion: Assertion<boolean>,
): void {
  for (const means of by) support.set(means, [...(support.get(means) ?? []), assertion]);
}

function context(event: PortalEvent): Stamped & Readonly<{ agency: string }> {
  return { at: stamp(event), agency: eventAgency(event) };
}

function told(service: Service, fact: ServiceFact): Service {
  return { facts: added(service.facts, fact) };
}
