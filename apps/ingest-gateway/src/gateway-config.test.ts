import { gatewayConfig } from './gateway-config.js';

const given = { DATABASE_URL: 'postgres://x', OPERATOR_TOKEN: 't'.repeat(32) };

describe('the configuration of a gateway', () => {
  it('needs a database and a token, and listens on the loopback address by default', () => {
    expect(gatewayConfig(given)).toEqual({
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: 'postgres://x',
      operatorToken: 't'.repeat(32),
    });
  });

  it('names everything that is missing', () => {
    expect(() => gatewayConfig({ PORT: 'x' })).toThrow(/PORT.*DATABASE_URL.*OPERATOR_TOKEN/);
  });

  it('refuses a token that could be guessed, without repeating it', () => {
    expect(() => gatewayConfig({ ...given, OPERATOR_TOKEN: 'secret' })).toThrow(/^((?!secret).)*$/);
  });
});
