import { binaryEvent, isBinaryMode } from './binary-mode.js';

const json = { 'content-type': 'application/json; charset=utf-8' };

describe('an event in binary mode', () => {
  it('has its attributes in headers', () => {
    const headers = { ...json, 'ce-specversion': '1.0', 'ce-id': 'e1', 'x-other': 'y' };
    expect(binaryEvent(headers, { a: 1 })).toEqual({
      specversion: '1.0',
      id: 'e1',
      datacontenttype: 'application/json; charset=utf-8',
      data: { a: 1 },
    });
  });

  it.each([
    ['percent-encoded Vietnamese', 'H%E1%BB%93%20s%C6%A1', 'Hồ sơ'],
    ['a quoted string', '"H%E1%BB%93 \\"s\\""', 'Hồ "s"'],
    ['a percent sign of its own', '100%25', '100%'],
    ['plain text', 'D-1', 'D-1'],
  ])('decodes %s', (_case, value, subject) => {
    expect(binaryEvent({ ...json, 'ce-subject': value }, {})).toMatchObject({ subject });
  });

  it.each(['100%', '%ff', '%ed%a0%80', 'Há»“'])('refuses %j, which is not percent-encoded UTF-8', (value) => {
    expect(() => binaryEvent({ ...json, 'ce-subject': value }, {})).toThrow(
      expect.objectContaining({ parts: expect.objectContaining({ code: 'schema-violation' }) }),
    );
  });

  it('is told by any attribute, so that a missing one is named', () => {
    expect([isBinaryMode({ ...json, 'ce-id': 'e1' }), isBinaryMode(json)]).toEqual([true, false]);
  });

  it('never reaches a prototype', () => {
    expect(Object.keys(Object(binaryEvent({ ...json, 'ce-__proto__': 'x' }, {})))).toContain('__proto__');
  });
});
