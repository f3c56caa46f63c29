import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleEvent } from '#event-catalog';
import { maxBatchBytes } from '../../ingest-gateway/src/limits.js';
import { StandInHub } from '../../../test/support/stand-in-hub.js';
import { checkCsv, sendFile, type Tally } from './send-file.js';

/** Takes all but events that are a string. */
function receipt(batch: readonly unknown[]): object {
  const events = batch.map((event, index) =>
    typeof event === 'string' ? { status: 'rejected', errors: [{ pointer: `/${index}` }] } : { status: 'accepted' },
  );
  return { accepted: events.filter(({ status }) => status === 'accepted').length, events };
}

describe('a file that is sent', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-test-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  async function sent(name: string, text: string, statuses: number[] = []): Promise<{ hub: StandInHub; tally: Tally }> {
    const file = join(folder, name);
    await writeFile(file, text);
    const hub = new StandInHub((request) => statuses[request - 1] ?? 202, receipt);
    const client = { url: await hub.listen(), key: undefined };
    const tally = await sendFile(client, { file, onDeferred: () => undefined }).finally(() => hub.close());
    return { hub, tally };
  }

  const many = Array.from({ length: 2_100 }, (_, index) => `{"id": "e${index}"}`);

  it.each([
    ['events.ndjson', many.join('\n\n')],
    ['events.json', `[\n ${many.join(' ,\n')} ]`],
  ])('%s goes in batches of 1,000, each event as it is written', async (name, text) => {
    const { hub, tally } = await sent(name, text);
    const batches = [many.slice(0, 1_000), many.slice(1_000, 2_000), many.slice(2_000)];
    expect(hub.bodies).toEqual(batches.map((batch) => `[${batch.join(',')}]`));
    expect(tally).toMatchObject({ accepted: 2_100, rejected: [], deferred: 0 });
  });

  it.each(['ndjson', 'json'])('large events in %s go in batches that the door takes', async (ending) => {
    const large = Array.from({ length: 50 }, () => JSON.stringify({ note: 'ộ'.repeat(60_000) }));
    const text = ending === 'json' ? `[${large.join(',')}]` : large.join('\n');
    const { hub, tally } = await sent(`large.${ending}`, text);
    expect(hub.bodies.map((body) => Buffer.byteLength(body)).filter((bytes) => bytes > maxBatchBytes)).toEqual([]);
    expect(hub.bodies).toHaveLength(3);
    expect(tally.accepted).toBe(50);
  });

  it('is sent again when the hub has too much to do', async () => {
    const { hub, tally } = await sent('one.json', '{"id":"e"}', [429, 503]);
    expect(hub.bodies).toEqual(['[{"id":"e"}]']);
    expect(tally).toMatchObject({ accepted: 1, deferred: 2 });
  });

  it('has its refusals at their place in the file', async () => {
    const { tally } = await sent('wrong.ndjson', [...many, '"e"'].join('\n'));
    expect(tally.rejected).toEqual([{ status: 'rejected', errors: [{ pointer: '/2100' }] }]);
  });

  it('is not sent by halves if its array has no end', async () => {
    await expect(sent('half.json', '[{"id":"e"},{')).rejects.toThrow('is no JSON array');
  });

  it('says what is stored when it is refused on its way', async () => {
    await expect(sent('many.ndjson', many.join('\n'), [202, 413])).rejects.toThrow('1000 events are stored');
  });

  it('as CSV is checked without a hub, a refusal for each row', async () => {
    const { id, source, type, subject } = sampleEvent('vn.egov.onestop.dossier.resolved.v1');
    const row = (outcome: string): string => [id, source, type, subject, '2020-07-10T08:00:00+07:00', outcome].join();
    const file = join(folder, 'events.csv');
    await writeFile(file, ['id,source,type,subject,time,data.outcome', row('approved'), row('no'), ''].join('\n'));
    const tally = await checkCsv(file);
    expect(tally).toMatchObject({ accepted: 0, valid: 1 });
    expect(tally.rejected).toEqual([expect.objectContaining({ line: 3, code: 'schema-violation' })]);
  });
});
