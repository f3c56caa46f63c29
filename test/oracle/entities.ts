import { account } from './entities/account.js';
import { document } from './entities/document.js';
import { dossier } from './entities/dossier.js';
import { figure, survey, system } from './entities/governance.js';
import { paper } from './entities/paper.js';
import { portal, question, service } from './entities/portal.js';
import type { Entity } from './entity.js';
import type { Folded } from './fold.js';
import { grouped } from './grouped.js';
import { byEventOrder } from './order.js';
import type { Reading } from './reading.js';

/** What the counted events of one subject say, entity by entity. */
export function entitiesOf(folded: Folded, reading: Reading): readonly Entity[] {
  const inOrder = reading.has('last-is-last-in-the-log') ? folded.counted : folded.counted.toSorted(byEventOrder);
  const resentReceptions = folded.resends.filter(({ fact }) => fact === 'dossier.received').length;
  return [...grouped(inOrder, ({ fact }) => fact.split('.')[0] ?? '')].flatMap(([kind, events]): readonly Entity[] => {
    switch (kind) {
      case 'dossier':
        return [dossier({ events, resentReceptions }, reading)];
      case 'paper':
        return [paper(events, 'paper.declared')];
      case 'document':
        return [document(events, reading)];
      case 'paper-documents':
        return [paper(events, 'paper-documents.declared')];
      case 'portal':
        return [portal(events, reading)];
      case 'service':
        return [service(events)];
      case 'question':
        return [question(events)];
      case 'account':
        return [account(events, reading)];
      case 'system':
        return [system(events, reading)];
      case 'figure':
        return [figure(events, reading)];
      case 'survey':
        return [survey(events)];
      default:
        return []; // the tree, targets, the plan: read by the questions, not counted
    }
  });
}
