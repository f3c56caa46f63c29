import Type from 'typebox';
import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';

export const surveyPublished = eventType('vn.egov.governance.survey.published.v1', {
  title: { en: 'Survey published', vi: 'Công bố kết quả khảo sát' },
  description:
    'What an outside body found, such as the UN E-Government Development Index. Feeds the indicators of rank.',
  subject: 'survey',
  data: eventData({
    survey: Type.String({ title: 'Survey', description: 'e.g. egdi', minLength: 1, maxLength: 100, format: 'entity' }),
    year: Type.Integer({ minimum: 1900, maximum: 9999 }),
    country: Type.String({ minLength: 1, maxLength: 100 }),
    rank: Type.Integer({ minimum: 1, maximum: 100_000 }),
    values: Type.Record(Type.String({ maxLength: 50 }), Type.Number()),
  }),
  examples: [
    {
      survey: 'egdi',
      year: 2020,
      country: 'VN',
      rank: 86,
      values: { egdi: 0.6667, osi: 0.6529, hci: 0.6779, tii: 0.6694 },
    },
  ],
  invalid: [
    { data: { survey: 'egdi', year: 2020, country: 'VN', rank: 0, values: {} }, pointer: '/rank' },
    { data: { survey: 'egdi', year: '2020', country: 'VN', rank: 86, values: {} }, pointer: '/year' },
    { data: { survey: 'egdi', year: 2020, country: 'VN', rank: 86, values: { osi: '0,6' } }, pointer: '/values/osi' },
  ],
});
