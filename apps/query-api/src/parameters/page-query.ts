import { Parameter } from './parameter.js';

/** What every list understands: which state of knowledge, which page, and how it is written. */
export class PageQuery {
  @Parameter({ day: true, about: { vi: 'Như đã biết đến hết ngày đó', en: 'As it was known at the end of that day' } })
  as_of?: string;

  @Parameter({ oneOf: ['vi', 'en'], about: { vi: 'Ngôn ngữ của tên gọi', en: 'Language of names' } })
  lang?: 'vi' | 'en';

  @Parameter({ oneOf: ['json', 'csv'], about: { vi: 'Định dạng', en: 'Format' } })
  format?: 'json' | 'csv';

  @Parameter({ oneOf: ['0', '1'], about: { vi: 'CSV có BOM cho Excel', en: 'CSV with a BOM, for Excel' } })
  bom?: '0' | '1';

  @Parameter({ oneOf: ['.', ','], about: { vi: 'Dấu thập phân của CSV', en: 'Decimal mark of CSV' } })
  decimal?: '.' | ',';

  @Parameter({
    pattern: /^[a-z_]{1,40}(,[a-z_]{1,40}){0,60}$/,
    example: 'code,name_vi',
    about: { vi: 'Chỉ các cột này', en: 'Only these columns' },
  })
  fields?: string;

  @Parameter({
    pattern: /^-?[a-z_]{1,40}(,-?[a-z_]{1,40}){0,9}$/,
    example: '-due,id',
    about: { vi: 'Sắp xếp; dấu trừ là giảm dần', en: 'Order; a minus sign is descending' },
  })
  order?: string;

  @Parameter({ whole: { least: 1, most: 10_000 }, about: { vi: 'Số dòng một trang', en: 'Rows of a page' } })
  limit?: number;

  @Parameter({
    pattern: /^[\w-]{1,4000}\.[\w-]{1,60}$/,
    example: 'eyJ….…',
    about: { vi: 'Con trỏ của trang sau', en: 'Cursor of the next page' },
  })
  cursor?: string;
}
