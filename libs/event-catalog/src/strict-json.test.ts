import fc from 'fast-check';
import { strictJson } from './strict-json.js';

const utf8 = new TextEncoder();

function refusal(input: string | Uint8Array): { code: string; pointer: string; rule: string } {
  const parsed = strictJson(input);
  if (parsed.ok) throw new Error(`accepted: ${JSON.stringify(parsed.value).slice(0, 200)}`);
  const [error] = parsed.errors;
  return { code: parsed.code, pointer: error!.pointer, rule: error!.code };
}

function syntaxOk(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Values as an event may hold them: our own strictness does not touch them. */
const jsonValue = fc.jsonValue({ maxDepth: 5, noUnicodeString: false }).filter((value) => {
  const text = JSON.stringify(value);
  return strictJson(text).ok || !/\\u0000|\\ud[89a-f]|__proto__|[0-9]{16}|e\+/iu.test(text);
});

describe('what strict JSON accepts', () => {
  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(undefined, 1, '\t', '\r\n '), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const parsed = strictJson(utf8.encode(text), { maxMembers: 10_000 });
        expect(parsed.ok && JSON.stringify(parsed.value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('is never more than JSON.parse accepts, and what it refuses for its syntax JSON.parse refuses too', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', '"', '\\', ',', '0', '.', 'e', '-', '{', ']', '\u0001', '\ufeff'),
      )
      .map(([text, place, wedge]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + wedge + text.slice(at + (wedge === '' ? 1 : 0));
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const parsed = strictJson(text);
        if (parsed.ok) expect(JSON.parse(text)).toEqual(parsed.value);
        else if (parsed.errors[0]?.code === 'syntax') expect(syntaxOk(text)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a lone scalar', '"x"', 'x'],
    ['space around everything', ' \t\r\n[ 1 , { "a" : null } ] \n', [1, { a: null }]],
    ['escapes', '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u1EbF"', '"\\/\b\f\n\r\tế'],
    ['a pair of surrogates, escaped or not', '["\\ud83d\\ude00","😀"]', ['😀', '😀']],
    ['numbers with exponents', '[123e45,1E22,123.456e78,-0,0e1,1e-2]', [123e45, 1e22, 123.456e78, -0, 0, 0.01]],
    ['the largest exact integers', '[9007199254740991,-9007199254740991]', [9007199254740991, -9007199254740991]],
    [
      'the same key in different objects',
      '{"a":{"a":1},"b":[{"a":2},{"a":3}]}',
      { a: { a: 1 }, b: [{ a: 2 }, { a: 3 }] },
    ],
    ['a name like those of Object.prototype', '{"toString":1,"constructor":2}', { toString: 1, constructor: 2 }],
  ])('%s', (_case, text, value) => {
    expect(strictJson(text)).toEqual({ ok: true, value });
  });
});

describe('what strict JSON refuses', () => {
  it.each([
    ['a key twice', '{"a":1,"a":1}', '/a', 'duplicate-key'],
    ['a key twice, once escaped', '[{"x":{"é":1,"\\u00e9":2}}]', '/0/x/é', 'duplicate-key'],
    [
      'a key twice among many',
      `{${Array.from({ length: 40 }, (_, i) => `"k${i}":0`).join(',')},"k3":0}`,
      '/k3',
      'duplicate-key',
    ],
    ['a prototype', '{"data":{"__proto__":{"x":1}}}', '/data/__proto__', 'prototype'],
    ['an escaped prototype', '{"\\u005f_proto__":1}', '/__proto__', 'prototype'],
    ["a constructor's prototype", '{"constructor":{"prototype":{}}}', '/constructor/prototype', 'prototype'],
    ['NUL in a value', '{"a":["x\\u0000"]}', '/a/0', 'character'],
    ['NUL in a key', '{"a\\u0000":1}', '', 'character'],
    ['half a surrogate pair', '{"a":"\\ud800"}', '/a', 'character'],
    ['the wrong half first', '{"a":"\\ude00\\ud83d"}', '/a', 'character'],
    ['half a pair in a key', '{"a":{"\\udfff":1}}', '/a', 'character'],
    ['half a pair that is not escaped', '{"a":"\ud800"}', '/a', 'character'],
    ['an integer beyond 2^53', '{"a":9007199254740992}', '/a', 'number'],
    ['a negative one', '{"a":-9007199254740993}', '/a', 'number'],
    ['one with a fraction', '{"a":9007199254740993.5}', '/a', 'number'],
    ['an overflow', '{"a":1e999}', '/a', 'number'],
    ['a number without end', `{"a":0.${'1'.repeat(99)}}`, '/a', 'number'],
    ['a member that JSON.parse refuses', '{"a":{"b":[1,tru]}}', '/a/b/1', 'syntax'],
    ['a comma too many', '{"a":1,}', '', 'syntax'],
    ['something behind', '{} {}', '', 'syntax'],
    ['nothing', '', '', 'syntax'],
    ['an open string', '{"a":"x', '/a', 'syntax'],
    ['a control character', '{"a":"x\ny"}', '/a', 'syntax'],
    ['an escape that is none', '{"a":"\\x41"}', '/a', 'syntax'],
    ['a byte order mark', '\ufeff{}', '', 'syntax'],
  ])('%s', (_case, text, pointer, rule) => {
    expect(refusal(text)).toEqual({ code: 'invalid-json', pointer, rule });
  });

  it.each(
    [
      '[1,]',
      "{'a':1}",
      '{a:1}',
      '[01]',
      '[+1]',
      '[.5]',
      '[1.]',
      '[1e]',
      '[NaN]',
      '[Infinity]',
      '[0x1]',
      '[1 2]',
      '{"a" 1}',
      '{"a":1 "b":2}',
      '{1:2}',
      '[nul]',
      '["\\u12"]',
      '["\\',
      '[',
      '{',
      '{"a":',
      '//x\n1',
      '[\u00a01]',
      '\f1',
      '[1,,2]',
      '-',
      '[-]',
      '[--1]',
      '{"a":1,,"b":2}',
      '["a"',
      ']',
    ].map((text) => [text]),
  )('%s', (text) => {
    expect(syntaxOk(text)).toBe(false);
    expect(refusal(text).rule).toBe('syntax');
  });

  it.each([
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a truncated character', [0x22, 0xe1, 0xba, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('bytes that are not UTF-8: %s', (_case, bytes) => {
    expect(refusal(Uint8Array.from(bytes))).toEqual({ code: 'invalid-json', pointer: '', rule: 'encoding' });
  });
});

describe('limits', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const wide = (members: number) => `{${Array.from({ length: members }, (_, i) => `"k${i}":0`).join(',')}}`;

  it('hold for an event and for each event of a batch', () => {
    expect(strictJson(nested(32)).ok).toBe(true);
    expect(strictJson(`[${nested(32)},${nested(32)}]`).ok).toBe(true);
    expect(strictJson(`[${wide(200)},${wide(200)}]`).ok).toBe(true);
    expect(refusal(nested(33))).toMatchObject({ code: 'too-deep', pointer: '/a'.repeat(32) });
    expect(refusal(`[1,${nested(33)}]`)).toMatchObject({ code: 'too-deep', pointer: `/1${'/a'.repeat(32)}` });
    expect(refusal(wide(201))).toEqual({ code: 'payload-too-large', pointer: '/k200', rule: 'members' });
    expect(refusal(`[${wide(3)},${wide(201)}]`)).toMatchObject({ code: 'payload-too-large', pointer: '/1/k200' });
  });

  it('count the members of all objects of an event together', () => {
    expect(refusal(`{"a":${wide(100)},"b":${wide(100)}}`)).toMatchObject({
      code: 'payload-too-large',
      pointer: '/b/k98',
    });
  });

  it('stop at a hundred thousand brackets without a deep stack', () => {
    expect(refusal('['.repeat(100_000)).code).toBe('too-deep');
    expect(refusal('{"a":'.repeat(100_000)).code).toBe('too-deep');
  });
});
