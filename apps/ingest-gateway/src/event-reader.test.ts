import fc from 'fast-check';
import { strictJson } from '#event-catalog';
import { Problem } from '#runtime';
import { readBatch, readEvent, type Sent } from './event-reader.js';

function valueOf(sent: Sent): unknown {
  if ('text' in sent) return JSON.parse(sent.text);
  return sent.ok ? sent.value : 'refused';
}

function syntaxOk(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

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
    const event = `{"a":[${'1,'.repeat(300)}2]}`;
    const bytes = Buffer.from(`[${`${event},`.repeat(4_999)}${event}]`);
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

describe('a batch without a fault', () => {
  it('is its texts: terse where there is no space and nothing that JSON would write longer', async () => {
    expect(await readBatch(Buffer.from(' [ {"a":1.50},{"a": 2} , {"a":1e20},{"b":"x y"}]'))).toEqual([
      { text: '{"a":1.50}', terse: true },
      { text: '{"a": 2} ', terse: false },
      { text: '{"a":1e20}', terse: false },
      { text: '{"b":"x y"}', terse: true },
    ]);
  });

  it('has the values and the refusals that its events have one by one', async () => {
    const event = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.constantFrom(
        '{"a":1,"a":2}',
        '{"a":"\\u0000"}',
        '[[1],2]',
        'tru',
        '{"__proto__":1}',
        '9007199254740993',
        '"x"y',
      ),
    );
    const space = fc.constantFrom('', ' ', '\n');
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 4 }), space, async (events, gap) => {
        const text = `${gap}[${events.join(`${gap},${gap}`)}${gap}]${gap}`;
        const read = await refusalOf(async () => {
          const sent = await readBatch(Buffer.from(text));
          expect(sent.map(valueOf)).toEqual(events.map((one) => valueOf(strictJson(one))));
        });
        const parsed = strictJson(text);
        if (parsed.ok) expect(read).toBe('accepted');
        if (!syntaxOk(text)) expect(read).toMatchObject({ code: 'invalid-json' });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['exactly as large as an event may be', 256 * 1024, 'accepted'],
    ['one byte larger', 256 * 1024 + 1, 'payload-too-large'],
  ])('may hold an event that is %s', async (_case, size, expected) => {
    const filled = `{"a":"${'ế'.repeat(1_000)}`;
    const event = `${filled}${'x'.repeat(size - Buffer.byteLength(filled) - 2)}"}`;
    const found = await refusalOf(() => readBatch(Buffer.from(`[{},${event}]`)));
    expect(found).toEqual(expected === 'accepted' ? expected : { code: expected, pointer: undefined });
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
