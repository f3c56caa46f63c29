import {
  type CatalogEvent,
  covers,
  eventAgency,
  type FieldError,
  nation,
  type RejectionCode,
  sourceAgency,
} from '#event-catalog';

export type SayingFault = Readonly<{ code: RejectionCode; error: FieldError }>;

/** Facts that only a source of `VN` may tell (`contracts.md`, Who may say what). */
const nationalTypes = new Set([
  ...['established', 'renamed', 'moved', 'merged', 'dissolved'].map((fact) => `vn.egov.governance.agency.${fact}.v1`),
  ...['planned', 'rescheduled', 'cancelled'].map((fact) => `vn.egov.governance.task.${fact}.v1`),
  ...['started', 'ended'].map((fact) => `vn.egov.governance.pilot.${fact}.v1`),
  ...['approved', 'refused'].map((fact) => `vn.egov.governance.figure.${fact}.v1`),
  'vn.egov.governance.target.set.v1',
  'vn.egov.governance.calendar.declared.v1',
  'vn.egov.governance.procedure.replaced.v1',
  'vn.egov.governance.survey.published.v1',
]);

/** True for what only the hub itself may say: it is refused at every door. */
export function isHubsOwn(type: string): boolean {
  return /^vn\.egov\.(hub|governance\.(report|administered))\./.test(type);
}

/**
 * Whether this key may bring this event: the key covers the source, and the source covers the agencies that a figure is
 * counted for. Who leads a task is another question: `isOfLead`.
 */
export function sayingFault(event: CatalogEvent, keyAgency: string): SayingFault | undefined {
  const source = sourceAgency(event.source);
  if (!covers(keyAgency, source)) return fault('org-mismatch', '/source', 'is not of an agency that the key covers');
  if (nationalTypes.has(event.type) && source !== nation) {
    return fault('forbidden-scope', '/type', 'is said by a source of VN only');
  }
  return coverageFault(event, source) ?? systemFault(event, source);
}

function coverageFault(event: CatalogEvent, source: string): SayingFault | undefined {
  const agency = eventAgency(event);
  if (covers(source, agency)) return undefined;
  const named = 'agency' in event.data ? '/data/agency' : 'from' in event.data ? '/data/from' : '/subject';
  return fault('org-mismatch', named, "is not covered by the source's agency");
}

function systemFault(event: CatalogEvent, source: string): SayingFault | undefined {
  if (/^vn\.egov\.governance\.system\./.test(event.type) && !covers(source, sourceAgency(event.subject))) {
    return fault('org-mismatch', '/subject', "is a system of an agency that the source's agency does not cover");
  }
  if (event.type !== 'vn.egov.governance.count.declared.v1' || event.data.system === event.source) return undefined;
  return fault('org-mismatch', '/data/system', 'must be the source itself');
}

/** True for what only `VN` or the lead of a task may say. */
export function isOfLead({ type, source }: CatalogEvent): boolean {
  return leadsTypes.has(type) && sourceAgency(source) !== nation;
}

const leadsTypes = new Set(['progressed', 'completed'].map((fact) => `vn.egov.governance.task.${fact}.v1`));

/** @param leadOf the lead of a task of the plan, if there is such a task. */
export async function leadFault(
  { subject, source }: CatalogEvent,
  leadOf: (task: string) => Promise<string | undefined>,
): Promise<SayingFault | undefined> {
  const lead = await leadOf(subject);
  if (lead !== undefined && covers(sourceAgency(source), lead)) return undefined;
  return fault('forbidden-scope', '/subject', 'is a task that another agency leads');
}

function fault(code: RejectionCode, pointer: string, detail: string): SayingFault {
  return { code, error: { pointer, code, detail } };
}
