import { isRecord } from './record.js';
import { parseEvent } from './parse-event.js';
import { definitionOf, type CatalogEvent, type EventOf, type EventType } from './registry.js';
import type { SubjectKind } from './subjects.js';

type Overrides<T extends EventType> = Partial<Omit<EventOf<T>, 'type'>>;

/**
 * A valid event of a type, for tests and documentation. `overrides` replaces attributes as a whole, `data` included.
 *
 * @throws if the overridden event is not valid any more: a test would go on with something that no door lets in.
 */
export function sampleEvent<T extends EventType>(type: T, overrides: Overrides<T> = {}): EventOf<T> {
  const parsed = parseEvent({ ...plainSample(type), ...overrides });
  if (!parsed.ok) throw new Error(`the sample is not valid: ${JSON.stringify(parsed.errors)}`);
  const event = parsed.value;
  if (!isOfType(event, type)) throw new Error(`the sample is no ${type}`);
  return event;
}

function isOfType<T extends EventType>(event: CatalogEvent, type: T): event is CatalogEvent & EventOf<T> {
  return event.type === type;
}

/** As `sampleEvent`, for a type that is only known as text, and without a check. */
export function plainSample(type: string, example = 0): Record<string, unknown> {
  const definition = definitionOf(type);
  if (definition === undefined) throw new Error(`there is no event type ${type}`);
  const data: unknown = definition.examples[example];
  return {
    specversion: '1.0',
    id: 'sample-1',
    source: sourceOf(definition.type),
    type: definition.type,
    subject: subjectOf(definition.subject, isRecord(data) ? data : {}),
    time: '2020-07-15T08:00:00+07:00',
    datacontenttype: 'application/json',
    data,
  };
}

/** What only the root may say comes from the root. */
function sourceOf(type: string): string {
  if (type.includes('.hub.') || type.includes('.report.') || type.includes('.administered.')) return 'urn:egov:VN:hub';
  return /\.governance\.(agency|target|calendar|procedure|survey|task|pilot)\./u.test(type)
    ? 'urn:egov:VN:registry'
    : 'urn:egov:H58:onestop';
}

const sampleSubjects: Readonly<Record<SubjectKind, string>> = {
  dossier: '000.00.12.H58-200701-0007',
  document: '000.00.00.H58,2020/07/01,4210/UBND-VX',
  paper: 'paper:H58:2020-07',
  'paper-documents': 'paper-documents:H58:2020-07',
  portal: 'urn:egov:H58:portal',
  service: '1.000123@H58',
  question: 'H58-Q-2020-17',
  account: 'p:0123456789abcdef0123456789abcdef',
  agency: 'H58',
  system: 'urn:egov:H58:onestop',
  indicator: 'online-share',
  procedure: '1.000123',
  calendar: '2020-09-02',
  'closed-day': 'day:2020-07-01',
  task: 'T6',
  pilot: 'pilot-2020-1',
  obstacle: 'H58-2020-Q3-1',
  survey: 'egdi-2020',
  report: '2020-Q3',
  target: 'key:3f2a',
  entity: '000.00.12.H58-200701-0007',
};

/** Where `data` repeats its subject, the sample's subject follows the data. */
function subjectOf(kind: SubjectKind, data: Record<string, unknown>): string {
  const repeated = kind === 'indicator' || kind === 'system' || kind === 'procedure' ? data[kind] : undefined;
  return typeof repeated === 'string' ? repeated : sampleSubjects[kind];
}
