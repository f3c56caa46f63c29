import { actorOf, isConfidential } from './sender.js';

function from(remoteAddress: string, headers: Readonly<Record<string, string>> = {}, socket: object = {}): boolean {
  return isConfidential({ headers, socket: { remoteAddress, ...socket } });
}

describe('a sender', () => {
  it.each([
    ['over TLS', from('203.0.113.7', {}, { encrypted: true }), true],
    ['behind a proxy that ends TLS', from('10.0.0.2', { 'x-forwarded-proto': 'https' }), true],
    ['behind one that does not', from('10.0.0.2', { 'x-forwarded-proto': 'http' }), false],
    ['on the same machine', from('127.0.0.1'), true],
    ['on the same machine, written as IPv6', from('::ffff:127.0.0.1'), true],
    ['on the same machine, by IPv6', from('::1'), true],
    ['from elsewhere', from('203.0.113.7'), false],
  ])('%s', (_case, confidential, expected) => {
    expect(confidential).toBe(expected);
  });

  it('is named by its key', () => {
    expect([actorOf({ id: 'operator', agency: 'VN' }), actorOf({ id: '3f2a', agency: 'H58' })]).toEqual([
      'operator',
      'key:3f2a',
    ]);
  });
});
