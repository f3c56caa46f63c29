import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../apps/hub/src/postgres/free-port.js';
import { HubProcess, pause } from '../start/hub-process.js';
import { lienthong, lienthongUnread } from './lienthong.js';
import { type Command, postOf, readmeCommands } from './readme-block.js';

type Figure = Readonly<{ numerator: number; denominator: number }>;
type Event = Readonly<{ id: string; type: string; fate: string }>;
type Entity = Readonly<{ subject: string; events: readonly Event[] }>;

const [create = [], before = [], post = [], after = [], explain = [], verify = []] = readmeCommands();
const event: { id: string; subject: string } = JSON.parse(postOf(post, '').body);

/** What somebody does on the first day, with real processes: the commands are those of the README. */
describe('the first day', () => {
  let folder: string;
  let hub: HubProcess;
  let key: string;
  let first: Figure;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lienthong-first-day-'));
    hub = new HubProcess(['--port', String(await freePort()), '--data', join(folder, 'hub')]);
    await hub.ready();
  });

  afterAll(async () => {
    hub.kill('SIGKILL');
    await hub.ended;
    await rm(folder, { recursive: true, force: true });
  });

  /** One JSON document, of a command that ends well. */
  async function answer(...args: readonly string[]) {
    const { code, out, err } = await lienthong(...args, '--data', join(folder, 'hub'));
    if (code !== 0) throw new Error(`lienthong ${args.join(' ')} ended with ${code}: ${err}`);
    return JSON.parse(out);
  }

  const inJson = (command: Command): readonly string[] => [...new Set([...command.slice(2), '--json'])];

  async function figureOf(command: Command): Promise<Figure> {
    const { data } = await answer(...inJson(command));
    expect(data).toHaveLength(1);
    return { numerator: data[0].numerator, denominator: data[0].denominator };
  }

  it('the README asks for a figure, posts an event, and asks again', () => {
    const beginnings = readmeCommands().map((command) => command.slice(0, command[0] === 'npx' ? 3 : 1).join(' '));
    const own = ['keys', 'get', 'explain', 'verify'].map((name) => `npx lienthong ${name}`);
    expect(beginnings).toEqual([own[0], own[1], 'curl', own[1], own[2], own[3]]);
    expect(after).toEqual(before);
  });

  it('a key is made, and the figure is asked for', async () => {
    ({ key } = await answer(...inJson(create)));
    expect(key).toMatch(/^egv_/);
    first = await figureOf(before);
    expect(first.numerator).toBeGreaterThan(0);
  });

  it('the event of the README is taken, and moves the figure by one', async () => {
    const { path, headers, body } = postOf(post, key);
    expect(headers.get('authorization')).toBe(`Bearer ${key}`);
    const response = await fetch(`${hub.url() ?? ''}${path}`, { method: 'POST', headers, body });
    expect(await response.json()).toMatchObject({ accepted: 1, duplicate: 0, rejected: 0 });
    expect(response.status).toBe(202);
    const wanted = { numerator: first.numerator + 1, denominator: first.denominator + 1 };
    let seen = await figureOf(after);
    for (let tries = 0; seen.numerator === first.numerator && tries < 10; tries += 1) {
      await pause(100);
      seen = await figureOf(after);
    }
    expect(seen).toEqual(wanted);
  });

  it('the figure is explained down to that event', async () => {
    const { steps, entities } = await answer(...inJson(explain));
    expect(steps).toContainEqual(expect.objectContaining({ name: 'numerator', value: first.numerator + 1 }));
    expect(entities.data).toHaveLength(first.numerator + 1);
    const data: readonly Entity[] = entities.data;
    const dossier = data.find(({ subject }) => subject === event.subject);
    expect(dossier?.events.at(-1)).toMatchObject({ id: event.id, fate: 'counted' });
  });

  it('in words it is there too, and the figure is said to be of a sample', async () => {
    const { code, out } = await lienthong(...explain.slice(2), '--data', join(folder, 'hub'));
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`dossier\\.resolved\\.v1  ${event.id}$`, 'm'));
    expect(out).toContain('! sample-data');
    const short = await lienthong(...explain.slice(2), '--limit', '2', '--data', join(folder, 'hub'));
    expect(short.out).toContain('there are more than these 2');
  });

  it('what does not count is listed, and that event is not among it', async () => {
    const { data } = await answer('quarantine', 'list', '--json');
    expect(data).toContainEqual(expect.objectContaining({ status: 'quarantined' }));
    expect(data).not.toContainEqual(expect.objectContaining({ subject: event.subject }));
  });

  it('the replay finds no difference, and rebuilt tables say the same', async () => {
    const { same, contexts } = await answer(...inJson(verify));
    expect(same).toBe(true);
    expect(contexts).toContainEqual(expect.objectContaining({ context: 'onestop', differences: [] }));
    const { rebuilt } = await answer('rebuild', 'onestop', '--json');
    expect(rebuilt).toEqual([{ context: 'onestop', generation: expect.any(Number) }]);
    const { numerator, denominator } = first;
    expect(await figureOf(after)).toEqual({ numerator: numerator + 1, denominator: denominator + 1 });
  });

  it('what goes wrong is a sentence and an exit code', async () => {
    const refused = join(folder, 'refused.json');
    await writeFile(refused, JSON.stringify({ ...event, time: 'yesterday' }));
    const here = ['--data', join(folder, 'hub')];
    const elsewhere = `http://127.0.0.1:${await freePort()}`;
    const wrong: readonly (readonly [number, readonly string[]])[] = [
      [2, ['get', 'online-share', '--period', '2020', '--colour', 'red', ...here]],
      [2, ['get', 'online-share', ...here]],
      [2, ['explain', 'online-share', '--period', '2020', '--limit', 'none', ...here]],
      [2, ['up', '--port', 'none', ...here]],
      [1, ['get', 'no-such-share', '--period', '2020', ...here]],
      [1, ['send', refused, ...here]],
      [3, ['get', 'online-share', '--period', '2020', '--url', elsewhere]],
      [3, ['get', 'online-share', '--period', '2020', '--data', join(folder, 'nowhere')]],
    ];
    for (const [code, args] of wrong) {
      const ended = await lienthong(...args);
      expect([args, ended.code]).toEqual([args, code]);
      expect(ended.err).not.toMatch(/^\s+at /m);
    }
  });

  it('a reader who has enough is no failure', async () => {
    const ended = await lienthongUnread(...explain.slice(2), '--data', join(folder, 'hub'));
    expect(ended).toEqual({ code: 0, out: '', err: '' });
  });

  it('the hub ends in good order when it is told to', async () => {
    hub.kill('SIGTERM');
    expect(await hub.ended).toMatchObject({ code: 0 });
  });
});
