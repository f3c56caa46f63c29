import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { parseEvent } from '#event-catalog';
import { shippedCatalogue, sixDecimals } from '#indicators';
import { type RecordedEvent, shippedTime } from '../log-filling.js';
import type { Mergers } from '../simulate/mergers.js';
import type { ActingAgency } from '../simulate/office.js';
import { dayStart } from '../simulate/time.js';
import { type AgencyRow, isPlanFile, type PlanFile } from './shipped-files.js';

const since = '2019-01-01';
const merged = '2025-07-01';

/**
 * What stands first in every new log: the registry with the mergers of 2025, the plan's targets and tasks, and the
 * surveys. The same events, in the same order, at every call.
 */
export function shippedEvents(): readonly RecordedEvent[] {
  const agencies = agencyRows();
  const plan = planFile(parseYaml(shippedFile('plan.yaml')));
  return [
    nation(),
    ...agencies.map(established),
    ...agencies.filter((row) => row.merged_into_2025_07_01 !== '').map(merger),
    ...targets(),
    ...plan.tasks.map(task),
    ...plan.surveys.map(survey),
  ];
}

/** The agencies that ship, in the order of the list. */
export function shippedAgencies(): readonly ActingAgency[] {
  return shippedEvents().flatMap(({ type, subject, data }) => {
    if (type !== 'vn.egov.governance.agency.established.v1' || subject === 'VN') return [];
    return [{ code: subject, kind: data.kind, names: data.names }];
  });
}

/** Which agency goes into which on 1 July 2025. */
export function shippedMergers(): Mergers {
  const into = agencyRows().flatMap(({ code, merged_into_2025_07_01: successor }) =>
    successor === '' ? [] : [[code, successor] as const],
  );
  return { day: dayStart(merged), into: new Map(into) };
}

function agencyRows(): readonly AgencyRow[] {
  return parseCsv<AgencyRow>(shippedFile('agencies.csv'), { columns: true });
}

function nation(): RecordedEvent {
  const names = { vi: 'Việt Nam', en: 'Việt Nam' };
  return registered('agency.established', 'VN', { names, kind: 'body', parent: 'VN', from: since });
}

function established({ code, kind, name_vi, name_en }: AgencyRow): RecordedEvent {
  const names = { vi: name_vi, en: name_en };
  return registered('agency.established', code, { names, kind, parent: 'VN', from: since });
}

function merger({ code, merged_into_2025_07_01 }: AgencyRow): RecordedEvent {
  return registered('agency.merged', code, { into: merged_into_2025_07_01, from: merged });
}

function targets(): readonly RecordedEvent[] {
  return [...shippedCatalogue()].flatMap(({ id, targets: set }) =>
    set.map(({ value, by, baseline, baselineDay, direction, basis, confidence }) =>
      planned(`target:${id}:${by}`, 'target.set', id, {
        value: Number(sixDecimals(value)),
        by,
        ...(baseline === undefined ? {} : { baseline: Number(sixDecimals(baseline)) }),
        ...(baselineDay === undefined ? {} : { baselineDay }),
        direction,
        basis,
        ext: { confidence: confidence.mark },
      }),
    ),
  );
}

function task({ id, vi, en, ...rest }: PlanFile['tasks'][number]): RecordedEvent {
  return planned(`task:${id}`, 'task.planned', id, { title: { vi, en }, ...rest });
}

function survey({ year, country, rank, confidence, ...values }: PlanFile['surveys'][number]): RecordedEvent {
  const subject = `egdi-${year}-${country.replaceAll(' ', '-')}`;
  const data = { survey: 'egdi', year, country, rank, values, ext: { confidence } };
  return planned(`survey:${subject}`, 'survey.published', subject, data);
}

function registered(fact: string, subject: string, data: object): RecordedEvent {
  return shipped({ id: `${fact}:${subject}`, source: 'urn:egov:VN:registry', fact, subject, data });
}

function planned(id: string, fact: string, subject: string, data: object): RecordedEvent {
  return shipped({ id, source: 'urn:egov:VN:plan', fact, subject, data });
}

type Parts = Readonly<{ id: string; source: string; fact: string; subject: string; data: object }>;

function shipped({ id, source, fact, subject, data }: Parts): RecordedEvent {
  const type = `vn.egov.governance.${fact}.v1`;
  const parsed = parseEvent({ specversion: '1.0', id, source, type, subject, time: shippedTime, data });
  if (!parsed.ok) throw new Error(`the shipped ${id} is not valid: ${JSON.stringify(parsed.errors)}`);
  return { ...parsed.value, recordedtime: shippedTime };
}

/** The file ships with the code, and every event made from it is checked against its schema. */
function planFile(parsed: unknown): PlanFile {
  if (isPlanFile(parsed)) return parsed;
  throw new Error('plan.yaml holds no tasks and surveys');
}

function shippedFile(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
