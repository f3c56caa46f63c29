import { grain } from './dims.js';
import { eventTypes, type Dim, type Measure } from './measure.js';

const systemKind: Dim = {
  titles: { vi: 'Loại hệ thống', en: 'Kind of system' },
  values: ['onestop', 'document', 'portal', 'identity'],
};

/**
 * What the registry and approvals tell. No system reports in this context: an event that merely names an agency, such
 * as a task of the plan, is no sign that the agency spoke.
 */
export const governanceMeasures = {
  'systems.registered': {
    kind: 'stock',
    titles: { vi: 'Hệ thống đã đăng ký', en: 'Systems registered' },
    dims: { kind: systemKind },
    contexts: ['governance'],
    visibility: 'public',
    events: eventTypes('governance', 'system.registered', 'system.retired'),
  },
  'figures.declared': {
    kind: 'flow',
    ownGrain: true,
    titles: { vi: 'Số liệu kê khai đã duyệt', en: 'Declared figures, approved' },
    dims: {
      indicator: { titles: { vi: 'Chỉ tiêu', en: 'Indicator' }, filterOnly: true },
      grain,
      part: {
        titles: { vi: 'Thành phần', en: 'Part' },
        values: ['numerator', 'denominator'],
        filterOnly: true,
      },
    },
    contexts: ['governance'],
    visibility: 'public',
    events: eventTypes('governance', 'figure.declared', 'figure.approved', 'figure.refused'),
  },
} as const satisfies Readonly<Record<string, Measure>>;
