import { ArrivingFile } from './arriving-file.js';
import { csvReader, ndjsonReader, type FileReader } from './file-events.js';

function pieces(...texts: readonly string[]): AsyncIterable<Buffer> {
  return (async function* () {
    for (const text of texts) {
      await Promise.resolve();
      if (text === 'broken') throw new Error('aborted');
      yield Buffer.from(text);
    }
  })();
}

type Read = Readonly<{ said: readonly string[]; fault: string | undefined; stoppedAt: number | null }>;

/** `line:` and the value, or the rule that was broken. */
async function read(reader: FileReader, chunks: AsyncIterable<Buffer>, maxBytes?: number): Promise<Read> {
  const file = new ArrivingFile(chunks, reader, maxBytes);
  const said: string[] = [];
  for await (const { line, sent } of file.events()) {
    said.push(`${line}:${sent.ok ? JSON.stringify(sent.value) : (sent.errors[0]?.code ?? '')}`);
  }
  return { said, fault: file.fault, stoppedAt: file.stoppedAt };
}

describe('a file of NDJSON', () => {
  it('says one event a line, and names the lines that are none', async () => {
    const chunks = pieces('{"a":1}\n\n  \n{"a"', ':2}\nx\n{"a":', '"\\u0000"}\n{"a":1,"a":2}');
    expect(await read(ndjsonReader(), chunks)).toEqual({
      said: ['1:{"a":1}', '4:{"a":2}', '5:syntax', '6:character', '7:duplicate-key'],
      fault: undefined,
      stoppedAt: null,
    });
  });

  it('that breaks off is read up to there', async () => {
    const { said, fault, stoppedAt } = await read(ndjsonReader(), pieces('{"a":1}\n{"a"', 'broken'));
    expect({ said, fault, stoppedAt }).toEqual({ said: ['1:{"a":1}'], fault: 'invalid-json', stoppedAt: 2 });
  });

  it('that is too large is read up to there', async () => {
    const { said, fault, stoppedAt } = await read(ndjsonReader(), pieces('1\n2\n', '3\n'), 5);
    expect({ said, fault, stoppedAt }).toEqual({ said: ['1:1', '2:2'], fault: 'payload-too-large', stoppedAt: 3 });
  });
});

describe('a file of CSV', () => {
  it('says one event a row behind its header', async () => {
    const { said } = await read(csvReader(), pieces('\ufeffid,subject\r\ne1,"D\n1"\r\n\r\ne2\r\ne3,D3'));
    const event = (id: string, subject: string): string =>
      JSON.stringify({ specversion: '1.0', data: {}, id, subject });
    expect(said).toEqual([`2:${event('e1', 'D\n1')}`, '5:cells', `6:${event('e3', 'D3')}`]);
  });

  it('is refused whole if its header is', async () => {
    const fault = expect.objectContaining({ line: 1, column: 2, code: 'name' });
    await expect(read(csvReader(), pieces('id,Tên\ne1,x'))).rejects.toMatchObject({
      parts: { code: 'invalid-json', errors: [fault] },
    });
  });

  it('with broken UTF-8 in one row keeps the others', async () => {
    const chunks = (async function* () {
      await Promise.resolve();
      yield Buffer.concat([Buffer.from('id,subject\ne1,'), Buffer.from([0xff, 0x0a]), Buffer.from('e2,D2\n')]);
    })();
    const { said } = await read(csvReader(), chunks);
    expect(said).toEqual(['2:encoding', expect.stringContaining('3:{')]);
  });
});
