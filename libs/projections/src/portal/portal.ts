import { eventAgency, instantMicros, type PortalEvent, vietnamDay } from '#event-catalog';
import { added, stamp, type Stamped } from '../facts.js';
import type { Contribution, Projection } from '../projection.js';
import { type Assertion, spans, stock, valueOn } from '../timeline.js';

export type PortalEventType =
  'vn.egov.portal.portal.opened.v1' | 'vn.egov.portal.portal.closed.v1' | 'vn.egov.portal.portal.surveyed.v1';

type PortalFact = Stamped &
  Readonly<{ agency: string; day: string } & ({ is: 'opened' | 'closed' } | { is: 'surveyed'; mobile: boolean })>;

/** A portal: whether it is open and what the last check of it found are dated assertions. */
export type Portal = Readonly<{ facts: readonly PortalFact[] }>;

export const portalProjection: Projection<Portal, PortalEventType> = {
  name: 'portal.portal',
  version: 1,
  stream: 'egov.portal.v1',
  evolvers: {
    'vn.egov.portal.portal.opened.v1': (portal, event) =>
      told(portal, { ...context(event), is: 'opened', day: dayOf(event.data.at ?? event.time) }),
    'vn.egov.portal.portal.closed.v1': (portal, event) =>
      told(portal, { ...context(event), is: 'closed', day: dayOf(event.data.at ?? event.time) }),
    'vn.egov.portal.portal.surveyed.v1': (portal, event) =>
      told(portal, { ...context(event), is: 'surveyed', day: dayOf(event.time), mobile: event.data.mobile }),
  },
  initial: () => ({ facts: [] }),
  contributions: portalContributions,
};

function portalContributions({ facts }: Portal): readonly Contribution[] {
  const agency = (facts.findLast(({ is }) => is === 'opened') ?? facts[0])?.agency;
  const from = facts.reduce((least, { day }) => (day < least ? day : least), facts[0]?.day ?? '');
  if (agency === undefined) return [];
  const open: Assertion<boolean>[] = [];
  const mobile: Assertion<boolean>[] = [];
  for (const fact of facts) {
    if (fact.is === 'surveyed') mobile.push({ from: fact.day, value: fact.mobile });
    else open.push({ from: fact.day, value: fact.is === 'opened' });
  }
  const counted = { agency, dims: {} };
  const whole = { from, to: undefined };
  const isOpen = (day: string): boolean => valueOn(open, day) === true;
  const isMobile = (day: string): boolean => isOpen(day) && valueOn(mobile, day) === true;
  return [
    ...stock(
      'portals.registered',
      spans(whole, open, (day) => (isOpen(day) ? counted : undefined)),
    ),
    ...stock(
      'portals.mobile',
      spans(whole, [...open, ...mobile], (day) => (isMobile(day) ? counted : undefined)),
    ),
  ];
}

function context(event: PortalEvent): Stamped & Readonly<{ agency: string }> {
  return { at: stamp(event), agency: eventAgency(event) };
}

function dayOf(instant: string): string {
  return vietnamDay(instantMicros(instant));
}

function told(portal: Portal, fact: PortalFact): Portal {
  return { facts: added(portal.facts, fact) };
}
