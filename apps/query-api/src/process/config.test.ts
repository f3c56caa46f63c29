import { queryApiConfig } from './config.js';

describe('the settings of a query API', () => {
  it('need a database, and take the log from there', () => {
    expect(queryApiConfig({ DATABASE_URL: 'postgres://a/b' })).toMatchObject({
      ...{ host: '127.0.0.1', port: 8082, databaseUrl: 'postgres://a/b', logUrl: 'postgres://a/b' },
    });
    expect(() => queryApiConfig({ PORT: 'x' })).toThrow('DATABASE_URL is missing; PORT is not a port');
  });

  it('have an operator’s token that nobody knows unless one is given', () => {
    const [one, other] = [1, 2].map(() => queryApiConfig({ DATABASE_URL: 'postgres://a/b' }).operatorToken);
    expect(one).not.toBe(other);
  });
});
