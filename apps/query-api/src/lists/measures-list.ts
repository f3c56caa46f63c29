import { measures as known, publicMeasures } from '#indicators';
import type { Row } from '../row.js';
import type { List } from './list.js';
import { Parameter } from '../parameters/parameter.js';

export class MeasuresQuery {
  @Parameter({ oneOf: ['flow', 'stock', 'derived'], about: { vi: 'Loại số đo', en: 'Kind of measure' } })
  kind?: string;
}

/** What is counted, and by which dimensions it can be taken apart. */
export const measures: List<MeasuresQuery> = {
  shape: MeasuresQuery,
  key: ['id'],
  columns: ['id', 'name', 'kind', 'dims', 'values', 'contexts', 'event_types'],
  rows: ({ kind }, { lang }) =>
    publicMeasures
      .map((id): Row => {
        const { titles, dims, contexts, events, kind: its } = known[id];
        const valued = Object.entries(dims).filter(([, { values }]) => values !== undefined);
        return {
          id,
          name: titles[lang],
          kind: its,
          dims: Object.keys(dims),
          values: valued.map(([name, { values = [] }]) => `${name}=${values.join(',')}`),
          contexts,
          event_types: events,
        };
      })
      .filter((row) => kind === undefined || row['kind'] === kind),
};
