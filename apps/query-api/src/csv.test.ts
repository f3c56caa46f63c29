import { csvOf } from './csv.js';

const row = { org: 'H58', org_name: 'Huyện "A", Lưới', value: 0.2, numerator: null, kinds: ['a', 'b'], open: false };
const columns = ['org', 'org_name', 'value', 'numerator', 'kinds', 'open'];

describe('a file', () => {
  it('quotes what has to be quoted, and leaves the unknown empty', () => {
    expect(csvOf([row], { columns })).toBe(
      'org,org_name,value,numerator,kinds,open\r\nH58,"Huyện ""A"", Lưới",0.2,,a b,false\r\n',
    );
  });

  it('has its header without a row, too', () => {
    expect(csvOf([], { columns: ['org', 'value'] })).toBe('org,value\r\n');
  });

  it('is for Vietnamese Excel with semicolons, commas and a byte order mark', () => {
    expect(csvOf([row], { columns: ['org', 'value'], decimal: ',', bom: '1' })).toBe('\ufefforg;value\r\nH58;0,2\r\n');
  });
});
