import { channel, handling, level } from './dims.js';
import { eventTypes, type Measure } from './measure.js';

const reception = ['dossier.received', 'dossier.corrected', 'dossier.voided', 'dossier.restored'];
const ending = [
  ...['dossier.resolved', 'dossier.withdrawn', 'dossier.stopped', 'dossier.reopened'],
  ...['dossier.transferred', ...reception],
];
const dues = ['dossier.suspended', 'dossier.resumed'];

const onestop = { contexts: ['onestop'], systemKind: 'onestop', visibility: 'public' } as const;

/** What one-stop systems tell of dossiers. */
export const dossierMeasures = {
  'dossiers.received': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ tiếp nhận', en: 'Dossiers received' },
    dims: { channel, level, handling },
    events: eventTypes('onestop', ...reception),
  },
  'dossiers.workload': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Khối lượng hồ sơ, kể cả hồ sơ liên thông', en: 'Workload: dossiers, linked ones included' },
    dims: {},
    events: eventTypes('onestop', ...reception),
  },
  'dossiers.resolved': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ đã giải quyết', en: 'Dossiers resolved' },
    dims: {
      channel,
      level,
      handling,
      timeliness: {
        titles: { vi: 'Tình trạng thời hạn', en: 'Timeliness' },
        values: ['on-time', 'late', 'no-due-date', 'unknown'],
      },
      outcome: { titles: { vi: 'Kết quả', en: 'Outcome' }, values: ['approved', 'rejected'] },
    },
    events: eventTypes('onestop', ...ending, ...dues),
  },
  'dossiers.withdrawn': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ rút', en: 'Dossiers withdrawn' },
    dims: { channel, level },
    events: eventTypes('onestop', ...ending),
  },
  'dossiers.stopped': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ dừng xử lý', en: 'Dossiers stopped' },
    dims: { channel, level },
    events: eventTypes('onestop', ...ending),
  },
  'dossiers.open': {
    ...onestop,
    kind: 'stock',
    titles: { vi: 'Hồ sơ đang giải quyết', en: 'Dossiers open' },
    dims: {
      level,
      due: { titles: { vi: 'Ngày hẹn trả', en: 'Due day' }, values: ['none', 'paused'], days: true },
    },
    events: eventTypes('onestop', ...ending, ...dues),
  },
  'dossiers.rated': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ được đánh giá', en: 'Dossiers rated' },
    dims: { level },
    events: eventTypes('onestop', 'dossier.rated', ...ending),
  },
  'dossiers.rated-satisfied': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ được đánh giá hài lòng', en: 'Dossiers rated satisfied' },
    dims: { level },
    events: eventTypes('onestop', 'dossier.rated', ...ending),
  },
  'dossiers.paid': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ đã thanh toán', en: 'Dossiers paid for' },
    dims: { level },
    events: eventTypes('onestop', 'dossier.paid', 'dossier.refunded', ...ending),
  },
  'dossiers.paid-online': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ thanh toán trực tuyến', en: 'Dossiers paid for online' },
    dims: { level },
    events: eventTypes('onestop', 'dossier.paid', 'dossier.refunded', ...ending),
  },
  'dossiers.paper-declared': {
    ...onestop,
    kind: 'flow',
    titles: { vi: 'Hồ sơ giấy kê khai', en: 'Dossiers declared as handled on paper' },
    dims: {},
    events: eventTypes('onestop', 'paper.declared'),
  },
} as const satisfies Readonly<Record<string, Measure>>;
