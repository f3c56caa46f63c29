import { Parameter } from '../parameters/parameter.js';

export const parts = ['numerator', 'denominator', 'excluded'] as const;
export type Part = (typeof parts)[number];

/** Which page of what lies behind a figure. */
export class PartParameters {
  @Parameter({ oneOf: parts, about: { vi: 'Thành phần', en: 'The part, or what was left out' } })
  part?: Part;

  @Parameter({ whole: { least: 1, most: 1_000 }, about: { vi: 'Số dòng một trang', en: 'Rows of a page' } })
  limit?: number;

  @Parameter({
    pattern: /^[\w-]{1,4000}\.[\w-]{1,60}$/,
    example: 'eyJ….…',
    about: { vi: 'Con trỏ của trang sau', en: 'Cursor of the next page' },
  })
  cursor?: string;
}
