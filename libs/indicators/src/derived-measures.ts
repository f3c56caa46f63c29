import { connectedSystems } from './connected-systems.js';
import { level } from './dims.js';
import { documentMeasures } from './document-measures.js';
import { dossierMeasures } from './dossier-measures.js';
import { governanceMeasures } from './governance-measures.js';
import { eventTypes, type Dim, type Measure } from './measure.js';
import { overdueDossiers } from './overdue-dossiers.js';
import { surveyCells } from './survey-cells.js';

const traffic = { filters: {}, over: { days: 30 } } as const;

const surveyDims: Readonly<Record<string, Dim>> = {
  survey: { titles: { vi: 'Khảo sát', en: 'Survey' }, filterOnly: true },
  country: { titles: { vi: 'Quốc gia', en: 'Country' }, filterOnly: true },
};

const survey = {
  kind: 'derived',
  dims: surveyDims,
  contexts: ['governance'],
  visibility: 'public',
  events: eventTypes('governance', 'survey.published'),
  reads: [],
} as const;

/** Pure functions of other measures' cells, or of the surveys: evaluated when asked, they have no rows of their own. */
export const derivedMeasures = {
  'dossiers.overdue': {
    kind: 'derived',
    titles: { vi: 'Hồ sơ quá hạn', en: 'Dossiers overdue' },
    dims: { level },
    contexts: ['onestop'],
    systemKind: 'onestop',
    visibility: 'public',
    events: dossierMeasures['dossiers.open'].events,
    reads: [{ measure: 'dossiers.open', filters: {}, over: 'stock' }],
    evaluate: overdueDossiers,
  },
  'systems.connected': {
    kind: 'derived',
    titles: { vi: 'Hệ thống văn bản kết nối Trục liên thông', en: 'Document systems connected to the national axis' },
    dims: {},
    contexts: ['interchange'],
    systemKind: 'document',
    visibility: 'public',
    events: [...governanceMeasures['systems.registered'].events, ...documentMeasures['documents.received'].events],
    reads: [
      { measure: 'systems.registered', filters: { kind: ['document'] }, over: 'stock' },
      { measure: 'documents.sent', ...traffic },
      { measure: 'documents.received', ...traffic },
    ],
    evaluate: connectedSystems,
  },
  'surveys.rank': {
    ...survey,
    titles: { vi: 'Thứ hạng trong khảo sát', en: 'Rank in a survey' },
    evaluate: (input) => surveyCells(input, ({ rank }) => rank),
  },
  'surveys.ranked': {
    ...survey,
    titles: { vi: 'Có mặt trong khảo sát', en: 'Ranked in a survey' },
    evaluate: (input) => surveyCells(input, () => 1),
  },
} as const satisfies Readonly<Record<string, Measure>>;
