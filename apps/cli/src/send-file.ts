import { readFile } from 'node:fs/promises';
import { eventBatches } from './event-batches.js';
import { Failure } from './failure.js';
import { type HubClient, member, text } from './hub-client.js';
import { postPatiently } from './post-events.js';
import { validateCsv } from './validate-csv.js';

/** What became of a file's events. A refusal's pointer begins with the place of its event in the file, from 0. */
export type Tally = Readonly<{
  accepted: number;
  duplicate: number;
  /** Only where nothing was to be stored. */
  valid?: number;
  rejected: readonly unknown[];
  /** Refusals of a CSV file beyond those. */
  not_shown: number;
  /** The line from which on a CSV file was not read. */
  stopped_at: number | null;
  /** How often the hub had too much to do. */
  deferred: number;
}>;

const blank: Tally = { accepted: 0, duplicate: 0, rejected: [], not_shown: 0, stopped_at: null, deferred: 0 };

export type ToSend = Readonly<{ file: string; onDeferred: (seconds: number) => void }>;

/** Sends the events of a file. */
export async function sendFile(client: HubClient, { file, onDeferred }: ToSend): Promise<Tally> {
  if (!file.endsWith('.csv')) return await inBatches(client, '/v1/events', { file, onDeferred });
  const asked = { path: '/v1/files', body: new Uint8Array(await readFile(file)), contentType: 'text/csv' };
  const posted = await post(client, asked, onDeferred);
  const stopped = member(posted.answer, 'stopped_at');
  return {
    ...added(blank, posted, 0),
    not_shown: Number(member(posted.answer, 'not_shown') ?? 0),
    stopped_at: typeof stopped === 'number' ? stopped : null,
  };
}

/** Checks the events of a file at the hub, which stores none of them. */
export async function checkAtHub(client: HubClient, toSend: ToSend): Promise<Tally> {
  const tally = await inBatches(client, '/v1/events:validate', toSend);
  return { ...tally, valid: tally.valid ?? 0 };
}

/** Checks a CSV file without a hub: the door for files has no way to take one and store nothing. */
export async function checkCsv(file: string): Promise<Tally> {
  const { valid, faults } = await validateCsv(file);
  const lines = new Map<number, unknown[]>();
  for (const { code: _code, ...fault } of faults) lines.set(fault.line, [...(lines.get(fault.line) ?? []), fault]);
  const codes = new Map(faults.map(({ line, code }) => [line, code]));
  const rejected = [...lines].map(([line, errors]) => ({ line, status: 'rejected', code: codes.get(line), errors }));
  return { ...blank, valid, rejected };
}

async function inBatches(client: HubClient, path: string, { file, onDeferred }: ToSend): Promise<Tally> {
  let tally = blank;
  for await (const { body, before } of eventBatches(file)) {
    const asked = { path, body, contentType: 'application/cloudevents-batch+json' };
    const posted = await post(client, asked, onDeferred).catch((error: unknown) => {
      throw halfSent(error, tally);
    });
    tally = added(tally, posted, before);
  }
  return tally;
}

/** What was stored stays: whoever sends the file again has it counted once. */
function halfSent(error: unknown, { accepted, duplicate }: Tally): unknown {
  const stored = accepted + duplicate;
  if (!(error instanceof Failure) || stored === 0) return error;
  const more = `${stored} events are stored; send the whole file again, what is stored counts once`;
  return new Failure(`${error.message}\n${more}`, error.exitCode);
}

type Posted = Readonly<{ answer: unknown; deferred: number }>;

async function post(
  client: HubClient,
  asked: Parameters<typeof postPatiently>[1],
  onDeferred: ToSend['onDeferred'],
): Promise<Posted> {
  let deferred = 0;
  const answer = await postPatiently(client, asked, (seconds) => {
    deferred += 1;
    onDeferred(seconds);
  });
  return { answer, deferred };
}

function added(tally: Tally, { answer, deferred }: Posted, before: number): Tally {
  const verdicts: unknown = member(answer, 'events');
  if (!Array.isArray(verdicts)) throw new Failure('the hub answered without verdicts');
  const rejected = verdicts.filter((verdict: unknown) => member(verdict, 'status') === 'rejected');
  const valid = member(answer, 'valid');
  return {
    ...tally,
    accepted: tally.accepted + Number(member(answer, 'accepted') ?? 0),
    duplicate: tally.duplicate + Number(member(answer, 'duplicate') ?? 0),
    ...(valid === undefined ? {} : { valid: (tally.valid ?? 0) + Number(valid) }),
    rejected: [...tally.rejected, ...rejected.map((verdict: unknown) => inFile(verdict, before))],
    deferred: tally.deferred + deferred,
  };
}

/** A pointer names the place in the batch; people look for it in the file. */
function inFile(verdict: unknown, before: number): unknown {
  const errors = member(verdict, 'errors');
  if (before === 0 || typeof verdict !== 'object' || !Array.isArray(errors)) return verdict;
  const moved = errors.map((error: unknown) => {
    const pointer = (text(error, 'pointer') ?? '').replace(/^\/(\d+)/, (_all, at: string) => `/${Number(at) + before}`);
    return typeof error === 'object' ? { ...error, pointer } : error;
  });
  return { ...verdict, errors: moved };
}
