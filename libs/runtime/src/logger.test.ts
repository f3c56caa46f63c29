import { createLogger } from './logger.js';

function linesOf(write: (log: ReturnType<typeof createLogger>) => void): unknown[] {
  const lines: string[] = [];
  write(createLogger({ name: 'hub', level: 'info', destination: { write: (line) => lines.push(line) } }));
  return lines.map((line): unknown => JSON.parse(line));
}

describe('a log line', () => {
  it('is one line of JSON with a constant message and fields', () => {
    const [line] = linesOf((log) => log.child({ projection: 'dossier' }).info({ elapsedMs: 3 }, 'batch applied'));
    expect(line).toMatchObject({ name: 'hub', msg: 'batch applied', elapsedMs: 3, projection: 'dossier' });
  });

  it('stays one line whatever a field holds', () => {
    const lines = linesOf((log) => log.warn({ source: 'a\n{"forged":true}' }, 'refused'));
    expect(lines).toHaveLength(1);
  });

  it('tells type, message, code and cause of an error, and nothing that quotes a row', () => {
    const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (ref)=(079123) exists' });
    const [line] = linesOf((log) => log.error({ err: new Error('could not append', { cause }) }, 'append failed'));
    expect(line).toMatchObject({
      err: { message: 'could not append', cause: { message: 'duplicate key', code: '23505' } },
    });
    expect(JSON.stringify(line)).not.toContain('079123');
  });

  it('is not written in tests unless a level is asked for', () => {
    const written: string[] = [];
    createLogger({ name: 'hub', destination: { write: (line) => written.push(line) } }).error({}, 'unseen');
    expect(written).toEqual([]);
  });
});
