import { AnswerCache } from './answer-cache.js';

const answer = (body: string) => ({ body, etag: body, headers: {} });

describe('kept answers', () => {
  it('are given for their own stamp only', () => {
    const cache = new AnswerCache();
    cache.put('q', 'edition 1', answer('a'));
    expect(cache.get('q', ['edition 1'])).toEqual(answer('a'));
    expect(cache.get('q', ['edition 2'])).toBeUndefined();
  });

  it('go when there are too many, the longest unused one first', () => {
    const cache = new AnswerCache();
    cache.put('first', 's', answer('a'));
    cache.put('second', 's', answer('b'));
    for (let number = 0; number < 498; number += 1) cache.put(`q${number}`, 's', answer('c'));
    cache.get('first', ['s']);
    cache.put('one more', 's', answer('d'));
    expect([cache.get('first', ['s']) === undefined, cache.get('second', ['s']) === undefined]).toEqual([false, true]);
  });

  it('do not hold what is too large', () => {
    const cache = new AnswerCache();
    cache.put('q', 's', answer('a'.repeat(1_000_001)));
    expect(cache.get('q', ['s'])).toBeUndefined();
  });
});
