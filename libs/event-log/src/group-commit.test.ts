import { LogOverloaded } from './errors.js';
import type { Position } from './event-log.js';
import { GroupCommit, type GroupCommitOptions, type Row } from './group-commit.js';

const row = (body: string): Row => ({
  stream: 'egov.onestop.v1',
  partition: 0,
  subject: '',
  body,
  hash: '',
  recordedTime: undefined,
  bytes: body.length,
});

/** An engine that keeps bodies in memory, refuses `bad`, and loses its connection at `lost`. */
function engine(options: Partial<GroupCommitOptions> = {}): { groups: string[][]; appends: GroupCommit } {
  const groups: string[][] = [];
  let next = 0;
  const commit = async (rows: readonly Row[]): Promise<readonly Position[]> => {
    groups.push(rows.map((each) => each.body));
    await new Promise((resolve) => setImmediate(resolve));
    if (rows.some((each) => each.body === 'bad')) throw new Error('bad row');
    if (rows.some((each) => each.body === 'lost')) throw new Error('connection lost');
    return rows.map(({ stream, partition }) => ({ stream, partition, offset: next++ }));
  };
  const appends = new GroupCommit({
    commit,
    refusesRow: (error) => error instanceof Error && error.message === 'bad row',
    writers: 1,
    groupEvents: 4,
    groupBytes: 100,
    waitingEvents: 10,
    waitingBytes: 100,
    ...options,
  });
  return { groups, appends };
}

const offsets = (positions: readonly Position[]): number[] => positions.map(({ offset }) => offset);

describe('concurrent appends', () => {
  it('are merged, and each caller gets its own positions', async () => {
    const { groups, appends } = engine();
    const answers = await Promise.all([appends.append([row('a'), row('b')]), appends.append([row('c')])]);
    expect(answers.map(offsets)).toEqual([[0, 1], [2]]);
    expect(groups).toEqual([['a', 'b', 'c']]);
  });

  it('make a new group where one would grow too large, and never split a caller', async () => {
    const { groups, appends } = engine();
    const calls = [
      ['a', 'b', 'c'],
      ['d', 'e'],
      ['f', 'g', 'h', 'i', 'j'],
    ].map((bodies) => bodies.map(row));
    await Promise.all(calls.map((rows) => appends.append(rows)));
    expect(groups).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
      ['f', 'g', 'h', 'i', 'j'],
    ]);
  });

  it('are refused when more would wait than may, and taken again afterwards', async () => {
    const { appends } = engine({ waitingEvents: 3 });
    const first = appends.append([row('a'), row('b'), row('c')]);
    const refused: unknown = await appends.append([row('d')]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LogOverloaded);
    expect(refused).toMatchObject({ retryAfterSeconds: 1 });
    await first;
    expect(offsets(await appends.append([row('d')]))).toEqual([3]);
    expect(appends.waiting()).toEqual({ events: 0, bytes: 0 });
  });

  it('may each be larger than what may wait, while nothing waits', async () => {
    const { appends } = engine({ waitingEvents: 1, waitingBytes: 1 });
    expect(await appends.append([row('aa'), row('bb')])).toHaveLength(2);
  });

  it('are refused by bytes too', async () => {
    const { appends } = engine({ waitingBytes: 5 });
    const first = appends.append([row('aaaa')]);
    await expect(appends.append([row('bb')])).rejects.toThrow(LogOverloaded);
    await first;
  });

  it('do not fail for a row of a neighbour', async () => {
    const { appends } = engine();
    const outcomes = await Promise.allSettled([
      appends.append([row('a')]),
      appends.append([row('bad')]),
      appends.append([row('c')]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('all fail, once, when the engine fails: whether it committed is not known', async () => {
    const { groups, appends } = engine();
    const outcomes = await Promise.allSettled([appends.append([row('lost')]), appends.append([row('b')])]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(groups).toHaveLength(1);
    expect(await appends.append([row('c')])).toHaveLength(1);
  });

  it('of nothing are answered with nothing', async () => {
    const { groups, appends } = engine();
    expect(await appends.append([])).toEqual([]);
    expect(groups).toEqual([]);
  });
});
