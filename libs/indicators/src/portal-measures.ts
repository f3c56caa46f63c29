import { level, online } from './dims.js';
import { eventTypes, type Measure } from './measure.js';

const opening = ['portal.opened', 'portal.closed'];
const publication = ['service.published', 'service.withdrawn'];

const portal = { contexts: ['portal'], systemKind: 'portal', visibility: 'public' } as const;

/** What public-service portals tell of themselves, their services and the questions put to them. */
export const portalMeasures = {
  'portals.registered': {
    ...portal,
    kind: 'stock',
    titles: { vi: 'Cổng dịch vụ công', en: 'Public-service portals' },
    dims: {},
    events: eventTypes('portal', ...opening),
  },
  'portals.mobile': {
    ...portal,
    kind: 'stock',
    titles: { vi: 'Cổng dịch vụ công có giao diện di động', en: 'Public-service portals with a mobile interface' },
    dims: {},
    events: eventTypes('portal', ...opening, 'portal.surveyed'),
  },
  'services.published': {
    ...portal,
    kind: 'stock',
    titles: { vi: 'Dịch vụ công đã công bố', en: 'Services published' },
    dims: { level, online },
    events: eventTypes('portal', ...publication),
  },
  'services.integrated': {
    ...portal,
    kind: 'stock',
    titles: {
      vi: 'Dịch vụ công tích hợp Cổng Dịch vụ công quốc gia',
      en: 'Services integrated with the National Public Service Portal',
    },
    dims: { level, online },
    events: eventTypes('portal', ...publication, 'service.integrated', 'service.separated'),
  },
  'services.supported': {
    ...portal,
    kind: 'stock',
    titles: { vi: 'Dịch vụ công được hỗ trợ giải đáp', en: 'Services with support' },
    dims: { level, online },
    events: eventTypes('portal', ...publication, 'service.supported', 'service.unsupported'),
  },
  'questions.asked': {
    ...portal,
    kind: 'flow',
    titles: { vi: 'Câu hỏi tiếp nhận', en: 'Questions asked' },
    dims: {},
    events: eventTypes('portal', 'question.asked'),
  },
  'questions.answered': {
    ...portal,
    kind: 'flow',
    titles: { vi: 'Câu hỏi đã trả lời', en: 'Questions answered' },
    dims: {},
    events: eventTypes('portal', 'question.asked', 'question.answered'),
  },
} as const satisfies Readonly<Record<string, Measure>>;
