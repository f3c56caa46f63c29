import { numberOf } from '../data.js';
import { nothing, type Entity } from '../entity.js';
import type { LogEvent } from '../log.js';
import { lastOf } from '../order.js';
import { lastDayOfMonth } from '../time.js';

/** `paper:<agency>:<YYYY-MM>[:<procedure>]` and `paper-documents:<agency>:<YYYY-MM>`: "the last one per subject holds" */
export function paper(events: readonly LogEvent[], declared: 'paper.declared' | 'paper-documents.declared'): Entity {
  const last = lastOf(events, declared);
  if (last === undefined) return nothing;
  const [, agency = '', month = ''] = last.subject.split(':');
  const measure = declared === 'paper.declared' ? 'dossiers.paper-declared' : 'documents.paper-declared';
  const count = numberOf(last.data, 'count');
  return { ...nothing, flows: [{ measure, agency, day: lastDayOfMonth(month), dims: {}, count }] };
}
