import { type CatalogEvent, eventAgency, firstGroup, sourceAgency } from '#event-catalog';
import type { Entity } from './entity.js';

export type HomeRuling =
  Readonly<{ admitted: true; home: string | null; transferredTo: readonly string[] }> | Readonly<{ admitted: false }>;

/**
 * Whose an entity is (`contracts.md`, Who may say what): the home is set by the first counted event that is neither a
 * document's status nor an event of `VN` without an agency; afterwards only the home, homes that it was transferred
 * to, and `VN` are heard.
 */
export function ruleHome(entity: Entity, event: CatalogEvent): HomeRuling {
  if (!hasHome(event)) return { admitted: true, home: entity.home, transferredTo: entity.transferredTo };
  const group = firstGroup(sourceAgency(event.source));
  const national = sourceAgency(event.source) === 'VN';
  if (!national && entity.home !== null && entity.home !== group && !entity.transferredTo.includes(group)) {
    return { admitted: false };
  }
  return { admitted: true, ...opened(entity, event) };
}

/** What a counted event does to the home, also one that was released without asking for it. */
export function opened(entity: Entity, event: CatalogEvent): Pick<Entity, 'home' | 'transferredTo'> {
  if (!hasHome(event)) return { home: entity.home, transferredTo: entity.transferredTo };
  return { home: entity.home ?? homeSetBy(event), transferredTo: transfers(entity, event) };
}

const homeless = new Set([
  'vn.egov.onestop.paper.declared.v1',
  'vn.egov.interchange.paper-documents.declared.v1',
  'vn.egov.interchange.document.delivered.v1',
  'vn.egov.interchange.document.refused.v1',
  'vn.egov.interchange.document.accepted.v1',
  'vn.egov.interchange.document.assigned.v1',
  'vn.egov.interchange.document.processing.v1',
  'vn.egov.interchange.document.completed.v1',
]);

function hasHome({ type }: CatalogEvent): boolean {
  return /^vn\.egov\.(onestop|interchange|portal)\./.test(type) && !homeless.has(type);
}

/** An event of `VN` sets the home only where it names whose the entity is. */
function homeSetBy(event: CatalogEvent): string | null {
  const source = sourceAgency(event.source);
  if (source !== 'VN') return firstGroup(source);
  const agency = eventAgency(event);
  return agency === 'VN' && !namesAgency(event) ? null : firstGroup(agency);
}

function namesAgency({ data }: CatalogEvent): boolean {
  return ('agency' in data && typeof data.agency === 'string') || 'from' in data;
}

function transfers(entity: Entity, event: CatalogEvent): readonly string[] {
  if (event.type !== 'vn.egov.onestop.dossier.transferred.v1') return entity.transferredTo;
  const group = firstGroup(event.data.toAgency);
  return entity.transferredTo.includes(group) ? entity.transferredTo : [...entity.transferredTo, group];
}
