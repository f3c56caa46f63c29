import { Env } from './env.js';

describe('a configuration', () => {
  it('is read, typed and frozen', () => {
    const env = new Env({ PORT: '8080', BROKERS: 'a:1, b:2', MODE: 'kafka', TLS: '1' });
    const config = env.complete({
      port: env.port('PORT'),
      brokers: env.list('BROKERS'),
      mode: env.oneOf('MODE', ['postgres', 'kafka']),
      tls: env.flag('TLS', false),
    });
    expect(config).toEqual({ port: 8080, brokers: ['a:1', 'b:2'], mode: 'kafka', tls: true });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes fallbacks for what is missing or empty', () => {
    const env = new Env({ MAX_EVENTS: '' });
    const read = [env.positiveInteger('MAX_EVENTS', 500), env.text('NAME', 'hub'), env.list('LIST', ['x'])];
    expect(env.complete(read)).toEqual([500, 'hub', ['x']]);
  });

  it('names every fault together and no value', () => {
    const env = new Env({ PORT: '99999', SECRET_COUNT: 'hunter2', MODE: 'hunter2', TLS: 'hunter2' });
    env.port('PORT');
    env.positiveInteger('SECRET_COUNT');
    env.oneOf('MODE', ['postgres', 'kafka']);
    env.flag('TLS', false);
    env.text('URL');
    expect(() => env.complete({})).toThrow(
      'invalid configuration: PORT is not a port; SECRET_COUNT is not a positive integer; ' +
        'MODE is none of postgres, kafka; TLS is neither true nor false; URL is missing',
    );
  });

  it.each(['0', '-1', '1.5', '1e3', '0x10', ' 7', '9007199254740993'])(
    'refuses %j as a positive integer',
    (written) => {
      const env = new Env({ N: written });
      env.positiveInteger('N');
      expect(() => env.complete({})).toThrow('N is not a positive integer');
    },
  );
});
