import type { Catalogue } from '#indicators';
import { columnsOf } from '../columns.js';
import { PartParameters } from '../explain/explain-parameters.js';
import type { Words } from '../faults.js';
import { coverageList } from '../lists/coverage-list.js';
import type { FigureLists } from '../lists/figure-lists.js';
import { indicatorsList } from '../lists/indicators-list.js';
import { measures } from '../lists/measures-list.js';
import { orgs } from '../lists/orgs.js';
import { periods } from '../lists/periods-list.js';
import { obstacles, pilots, surveys } from '../lists/plan-lists.js';
import { targetsList } from '../lists/targets.js';
import { tasks } from '../lists/tasks.js';
import { lagColumns } from '../log/lag-rows.js';
import { dimNames } from '../observation-query.js';
import { KeyParameters, ObservationParameters } from '../parameters/observation-parameters.js';
import { PageQuery } from '../parameters/page-query.js';
import { type Form, formsOf, type Shape } from '../parameters/parameter.js';
import type { QueryParts } from '../query-parts.js';
import { listSchema, oneSchema, rowsSchema, type Schema } from './schemas.js';

/** One address that can be read, as the OpenAPI document tells it. */
export type Operation = Readonly<{
  path: string;
  about: Words;
  parameters: ReadonlyMap<string, Form>;
  required: readonly string[];
  answer: Schema;
  /** Also as a file, at the path with this suffix. */
  file: boolean;
  /** Needs a key of the agency that the data belong to. */
  keyed: boolean;
}>;

type Listed = Readonly<{ shape: Shape<object>; columns: readonly string[] }>;
type Sources = Readonly<{ catalogue: Catalogue; figures: FigureLists; pool: QueryParts['database']['pool'] }>;

export function operationsOf({ catalogue, figures, pool }: Sources): readonly Operation[] {
  const indicators = indicatorsList(catalogue);
  return [
    ...figureOperations,
    listed('indicators', { vi: 'Danh mục chỉ tiêu', en: 'The catalogue of indicators' }, indicators),
    single('/v1/indicators/{id}', { vi: 'Một chỉ tiêu', en: 'One indicator' }, indicators.columns),
    listed('measures', { vi: 'Các số đo', en: 'What is counted' }, measures),
    listed('orgs', { vi: 'Các cơ quan', en: 'Agencies' }, orgs),
    listed('periods', { vi: 'Các kỳ', en: 'Periods' }, periods),
    listed('targets', { vi: 'Mục tiêu', en: 'Targets' }, targetsList(catalogue)),
    listed('tasks', { vi: 'Nhiệm vụ', en: 'Tasks of the plan' }, tasks),
    listed('obstacles', { vi: 'Tồn tại, đề xuất', en: 'Obstacles and proposals' }, obstacles),
    listed('pilots', { vi: 'Thí điểm', en: 'Pilots' }, pilots),
    listed('surveys', { vi: 'Khảo sát quốc tế', en: 'International surveys' }, surveys),
    {
      ...listed('scorecard', { vi: 'Phiếu điểm của một cơ quan', en: 'An agency’s scorecard' }, figures.scorecard),
      required: ['org', 'period'],
    },
    {
      ...listed('rankings', { vi: 'Xếp hạng', en: 'Ranking of agencies' }, figures.rankings),
      required: ['indicator', 'period'],
    },
    {
      ...listed('coverage', { vi: 'Độ phủ theo nguồn', en: 'What came from each source' }, coverageList(pool)),
      required: ['period'],
    },
    ...recordOperations,
  ];
}

const none: ReadonlyMap<string, Form> = new Map();

function listed(name: string, about: Words, { shape, columns }: Listed): Operation {
  const parameters = new Map([...formsOf(shape), ...formsOf(PageQuery)]);
  const answer = listSchema(columns);
  return { path: `/v1/${name}`, about, parameters, required: [], answer, file: true, keyed: false };
}

function single(path: string, about: Words, columns: readonly string[]): Operation {
  const parameters = formsOf(PageQuery);
  return { path, about, parameters, required: [], answer: oneSchema(columns), file: false, keyed: false };
}

const dimForms = dimNames.map((dim): [string, Form] => [
  dim,
  {
    about: { vi: `Chỉ tính những dòng có ${dim} này`, en: `Only what has this ${dim}` },
    pattern: /^[^\p{Cc}]{1,4000}$/u,
    example: dim === 'channel' ? 'online' : '3,4',
  },
]);

const partForms = formsOf(PartParameters);

const figureOperations: readonly Operation[] = [
  {
    path: '/v1/observations',
    about: {
      vi: 'Số liệu: chỉ tiêu hoặc số đo, theo cơ quan và kỳ',
      en: 'Figures by indicator or measure, agency, period',
    },
    parameters: new Map([...formsOf(ObservationParameters), ...dimForms, ...formsOf(PageQuery)]),
    required: [],
    answer: listSchema(columnsOf(dimNames)),
    file: true,
    keyed: false,
  },
  keyed('', { vi: 'Một số liệu', en: 'One figure' }, oneSchema(columnsOf([]))),
  keyed('/explain', { vi: 'Số liệu từ đâu ra', en: 'What a figure is made of' }, { type: 'object' }),
  {
    ...keyed('/explain/entities', { vi: 'Các thực thể phía sau', en: 'The entities behind a figure' }, listSchema([])),
    parameters: new Map([...formsOf(KeyParameters), ...partForms]),
  },
  {
    ...keyed('/history', { vi: 'Số liệu đã đổi thế nào', en: 'How a figure changed' }, listSchema([])),
    parameters: new Map([...formsOf(KeyParameters), ...[...partForms].filter(([name]) => name !== 'part')]),
  },
];

function keyed(below: string, about: Words, answer: Schema): Operation {
  const path = `/v1/observations/{key}${below}`;
  return { path, about, parameters: formsOf(KeyParameters), required: [], answer, file: false, keyed: false };
}

const recordOperations: readonly Operation[] = [
  {
    path: '/v1/lag',
    about: { vi: 'Việc gộp chậm hơn nhật ký bao nhiêu', en: 'How far the folds are behind the log, by partition' },
    parameters: none,
    required: [],
    answer: rowsSchema(lagColumns),
    file: true,
    keyed: false,
  },
  record('/v1/events/{position}', { vi: 'Một sự kiện trong nhật ký', en: 'One event as it stands in the log' }),
  record('/v1/entities/{stream}/{subject}', { vi: 'Một thực thể', en: 'What is known of a subject' }),
];

function record(path: string, about: Words): Operation {
  return { path, about, parameters: none, required: [], answer: { type: 'object' }, file: false, keyed: true };
}
