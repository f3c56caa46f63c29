import { Problem } from '#runtime';
import { readBatch, readEvent } from './event-reader.js';

async function refusalOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof Problem) return { code: thrown.parts.code, pointer: thrown.parts.errors?.[0]?.pointer };
    throw thrown;
  }
  return 'accepted';
}

describe('an event of a batch that only it spoils', () => {
  it.each([
    ['a key twice', '{"a":1,"a":2}', 'invalid-json', '/a'],
    ['a prototype', '{"__proto__":{}}', 'invalid-json', '/__proto__'],
    ['an integer that no double holds', '{"a":9007199254740993}', 'invalid-json', '/a'],
    ['a number without end', '{"a":1e400}', 'invalid-json', '/a'],
    ['NUL', '{"a":"\\u0000"}', 'schema-violation', '/a'],
    ['half a character', '{"a":"\\ud800"}', 'schema-violation', '/a'],
  ])('with %s leaves its neighbours alone', async (_case, event, code, pointer) => {
    const [before, spoiled, after] = await readBatch(Buffer.from(`[{},${event},{"b":1}]`));
    expect([before, after]).toEqual([
      { ok: true, value: {} },
      { ok: true, value: { b: 1 } },
    ]);
    expect(spoiled).toMatchObject({ ok: false, code, errors: [{ pointer }] });
  });
});

describe('a batch that is refused whole', () => {
  it.each([
    ['no array', '{}', 'invalid-json', ''],
    ['nothing', '', 'invalid-json', ''],
    ['cut off', '[{"a":1},{"b"', 'invalid-json', '/1'],
    ['a comma too many', '[{},]', 'invalid-json', '/1'],
    ['no JSON behind a key that comes twice', '[{},{"a":1,"a":tru}]', 'invalid-json', '/1/a'],
    ['something behind', '[{}] x', 'invalid-json', '/1'],
    ['too deep', `[{},${'{"a":'.repeat(40)}1${'}'.repeat(40)}]`, 'too-deep', `/1${'/a'.repeat(32)}`],
    ['an event that is too large', `[{},{"a":"${'x'.repeat(256 * 1024)}"}]`, 'payload-too-large', undefined],
    ['too many events', `[${'1,'.repeat(5_000)}1]`, 'payload-too-large', undefined],
  ])('%s', async (_case, text, code, pointer) => {
    expect(await refusalOf(() => readBatch(Buffer.from(text)))).toEqual({ code, pointer });
  });

  it('broken UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('[{},{"a":"'), Buffer.from([0xff]), Buffer.from('"}]')]);
    expect(await refusalOf(() => readBatch(bytes))).toEqual({ code: 'invalid-json', pointer: '/1' });
  });

  it('lets others in between: no stretch of work is long', async () => {
    const bytes = Buffer.from(`[${'{"a":[1,2,3,4,5,6,7,8]},'.repeat(4_999)}{}]`);
    let turns = 0;
    const reading = readBatch(bytes);
    const count = (): void => {
      turns += 1;
      waiting = setImmediate(count);
    };
    let waiting = setImmediate(count);
    await reading;
    clearImmediate(waiting);
    expect(turns).toBeGreaterThan(1);
  });
});

describe('a single event', () => {
  it('is its value', () => {
    expect(readEvent(Buffer.from(' {"a":1} '))).toEqual({ a: 1 });
  });

  it('that is larger than an event may be is refused before it is read', async () => {
    expect(await refusalOf(() => readEvent(Buffer.alloc(256 * 1024 + 1)))).toMatchObject({ code: 'payload-too-large' });
  });
});
