import type { CatalogEvent, EventOf, EventType, IdentityEvent } from '#event-catalog';
import { type DeclaredFigures, type FigureEventType, figureProjection } from './governance/figure.js';
import { type Plan, type PlanEventType, planProjection } from './governance/plan.js';
import { type System, type SystemEventType, systemProjection } from './governance/system.js';
import { type Account, accountProjection } from './identity/account.js';
import { type Document, type DocumentEventType, documentProjection } from './interchange/document.js';
import { type PaperDocumentsEventType, paperDocumentsProjection } from './interchange/paper-documents.js';
import { type Dossier, type DossierEventType, dossierProjection } from './onestop/dossier.js';
import { type PaperEventType, paperProjection } from './onestop/paper.js';
import type { PaperDeclaration } from './paper-declaration.js';
import { type Portal, type PortalEventType, portalProjection } from './portal/portal.js';
import { type Question, type QuestionEventType, questionProjection } from './portal/question.js';
import { type Service, type ServiceEventType, serviceProjection } from './portal/service.js';
import type { Contribution, Projection } from './projection.js';

/** What each projection keeps of one entity. */
export type States = {
  'onestop.dossier': Dossier;
  'onestop.paper': PaperDeclaration;
  'interchange.document': Document;
  'interchange.paper-documents': PaperDeclaration;
  'portal.portal': Portal;
  'portal.service': Service;
  'portal.question': Question;
  'identity.account': Account;
  'governance.system': System;
  'governance.figure': DeclaredFigures;
  'governance.plan': Plan;
};

type Hears = {
  'onestop.dossier': DossierEventType;
  'onestop.paper': PaperEventType;
  'interchange.document': DocumentEventType;
  'interchange.paper-documents': PaperDocumentsEventType;
  'portal.portal': PortalEventType;
  'portal.service': ServiceEventType;
  'portal.question': QuestionEventType;
  'identity.account': IdentityEvent['type'];
  'governance.system': SystemEventType;
  'governance.figure': FigureEventType;
  'governance.plan': PlanEventType;
};

export type ProjectionName = keyof States;

/** Every projection by its name. */
export const projections: { readonly [Name in ProjectionName]: Projection<States[Name], Hears[Name]> } = {
  'onestop.dossier': dossierProjection,
  'onestop.paper': paperProjection,
  'interchange.document': documentProjection,
  'interchange.paper-documents': paperDocumentsProjection,
  'portal.portal': portalProjection,
  'portal.service': serviceProjection,
  'portal.question': questionProjection,
  'identity.account': accountProjection,
  'governance.system': systemProjection,
  'governance.figure': figureProjection,
  'governance.plan': planProjection,
};

export const projectionNames: readonly ProjectionName[] = [
  'onestop.dossier',
  'onestop.paper',
  'interchange.document',
  'interchange.paper-documents',
  'portal.portal',
  'portal.service',
  'portal.question',
  'identity.account',
  'governance.system',
  'governance.figure',
  'governance.plan',
];

const hearers: ReadonlyMap<string, ProjectionName> = new Map(
  projectionNames.flatMap((name) => Object.keys(projections[name].evolvers).map((type) => [type, name] as const)),
);

/** Which projection hears a type; the hub's own events are heard by the fold itself. */
export function hearerOf(type: string): ProjectionName | undefined {
  return hearers.get(type);
}

/** The states of a subject after one of its events counted: the very same if it changed nothing. */
export function applied(states: Partial<States>, event: CatalogEvent): Partial<States> {
  const name = hearerOf(event.type);
  return name === undefined ? states : evolved(name, states, event);
}

/** All that a subject adds to the ledger. */
export function contributionsOf(states: Partial<States>): readonly Contribution[] {
  let all: readonly Contribution[] = [];
  for (const name of projectionNames) {
    if (states[name] === undefined) continue;
    const added = contributed(name, states);
    all = all.length === 0 ? added : [...all, ...added];
  }
  return all;
}

function evolved<Name extends ProjectionName>(
  name: Name,
  states: Partial<States>,
  event: CatalogEvent,
): Partial<States> {
  const projection: Projection<States[Name], Hears[Name]> = projections[name];
  if (!hears(projection, event)) return states;
  const state = states[name] ?? projection.initial(event.subject);
  const next = step(projection, state, event);
  return next === states[name] ? states : { ...states, [name]: next };
}

function contributed<Name extends ProjectionName>(name: Name, states: Partial<States>): readonly Contribution[] {
  const projection: Projection<States[Name], Hears[Name]> = projections[name];
  const state = states[name];
  return state === undefined ? [] : projection.contributions(state);
}

function step<State, Type extends EventType>(
  projection: Projection<State, Type>,
  state: State,
  event: EventOf<Type>,
): State {
  return projection.evolvers[event.type](state, event);
}

function hears<State, Type extends EventType>(
  projection: Projection<State, Type>,
  event: CatalogEvent,
): event is CatalogEvent & EventOf<Type> {
  return event.type in projection.evolvers;
}
