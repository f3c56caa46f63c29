import { folded } from './folded-text.js';

describe('a search', () => {
  it.each([
    ['Bộ Thông tin và Truyền thông', 'bo thong tin va truyen thong'],
    ['Thừa Thiên – Huế', 'thua thien hue'],
    ['ĐẮK LẮK', 'dak lak'],
    ['H58.12', 'h58.12'],
  ])('finds %s without its marks', (text, plain) => {
    expect(folded(text)).toBe(plain);
  });
});
