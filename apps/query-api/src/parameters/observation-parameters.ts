import { grains } from '#indicators';
import { orgKindForm, textForm } from './forms.js';
import { Parameter } from './parameter.js';

const positionForm = textForm(
  { vi: 'Vị trí phải được tính vào, từ biên nhận', en: 'Positions from receipts that must be folded' },
  'egov.onestop.v1/7/918273',
);

const waitForm = {
  whole: { least: 0, most: 5 },
  about: { vi: 'Chờ tối đa (giây)', en: 'How long to wait for them, in seconds' },
} as const;

/** What is asked of `/v1/observations`, besides what every list understands and the dimensions of measures. */
export class ObservationParameters {
  @Parameter(
    textForm(
      { vi: 'Mã chỉ tiêu, cách nhau dấu phẩy, hoặc *', en: 'Ids of indicators, a comma list, or *' },
      'online-share',
    ),
  )
  indicator?: string;

  @Parameter(
    textForm(
      { vi: 'Số đo, có thể kèm chiều để lọc', en: 'Measures, with their dimensions as filters' },
      'dossiers.resolved[channel=online]',
    ),
  )
  measure?: string;

  @Parameter({
    whole: { least: 1, most: 1_000 },
    about: { vi: 'Phiên bản định nghĩa', en: 'Version of the definition' },
  })
  definition?: number;

  @Parameter(
    textForm(
      {
        vi: 'H58: cả cấp dưới; own:H58: riêng nó; children:H58: từng cấp con; tree:H58: mọi cấp; VN; self',
        en: 'H58: with all under it; own:H58: itself; children:H58: each child; tree:H58: every agency; VN; self',
      },
      'children:VN',
    ),
  )
  org?: string;

  @Parameter({ ...orgKindForm, list: true })
  org_kind?: string;

  @Parameter(textForm({ vi: 'Kỳ, cách nhau dấu phẩy', en: 'Periods, a comma list' }, '2020-Q1'))
  period?: string;

  @Parameter(textForm({ vi: 'Từ kỳ này', en: 'From this period' }, '2019-Q3'))
  from?: string;

  @Parameter(textForm({ vi: 'Đến kỳ này', en: 'To this period' }, '2020-Q2'))
  to?: string;

  @Parameter(textForm({ vi: 'Các kỳ gần nhất', en: 'The last periods' }, '8q'))
  last?: string;

  @Parameter({ oneOf: grains, about: { vi: 'Loại kỳ', en: 'Grain of the periods' } })
  grain?: (typeof grains)[number];

  @Parameter({ day: true, about: { vi: 'Số hiện có vào cuối ngày này', en: 'Stocks at the end of this day' } })
  on?: string;

  @Parameter(textForm({ vi: 'Chia theo các chiều này', en: 'Divided by these dimensions' }, 'channel'))
  group_by?: string;

  @Parameter(textForm({ vi: 'Điều kiện của dòng', en: 'Conditions on rows' }, 'value.lt=0.2,status=missed'))
  having?: string;

  @Parameter(textForm({ vi: 'Giá trị nhỏ hơn', en: 'Value less than' }, '0.2'))
  'value.lt'?: string;

  @Parameter(textForm({ vi: 'Giá trị không quá', en: 'Value at most' }, '0.2'))
  'value.le'?: string;

  @Parameter(textForm({ vi: 'Giá trị lớn hơn', en: 'Value greater than' }, '0.2'))
  'value.gt'?: string;

  @Parameter(textForm({ vi: 'Giá trị ít nhất', en: 'Value at least' }, '0.2'))
  'value.ge'?: string;

  @Parameter(textForm({ vi: 'Đánh giá so với mục tiêu', en: 'Status against the target' }, 'missed'))
  status?: string;

  @Parameter(textForm({ vi: 'Tình trạng của giá trị', en: 'Status of the value' }, 'not_reported'))
  value_status?: string;

  @Parameter({ day: true, about: { vi: 'Theo cây cơ quan của ngày này', en: 'Under the tree of this day' } })
  boundaries?: string;

  @Parameter({
    pattern: /^(labels|target|components|quality|rank|previous)(,(labels|target|components|quality|rank|previous))*$/,
    example: 'labels,target,components,quality,rank,previous',
    about: { vi: 'Nội dung kèm theo mỗi dòng', en: 'What each row tells besides' },
    list: true,
  })
  include?: string;

  @Parameter(positionForm)
  min_position?: string;

  @Parameter(waitForm)
  wait?: number;
}

/** Of one figure by its key: the question without what the key says. */
export class KeyParameters {
  @Parameter({
    whole: { least: 1, most: 1_000 },
    about: { vi: 'Phiên bản định nghĩa', en: 'Version of the definition' },
  })
  definition?: number;

  @Parameter({ day: true, about: { vi: 'Như đã biết đến hết ngày đó', en: 'As it was known at the end of that day' } })
  as_of?: string;

  @Parameter({ day: true, about: { vi: 'Theo cây cơ quan của ngày này', en: 'Under the tree of this day' } })
  boundaries?: string;

  @Parameter({ oneOf: ['vi', 'en'], about: { vi: 'Ngôn ngữ của tên gọi', en: 'Language of names' } })
  lang?: 'vi' | 'en';

  @Parameter(positionForm)
  min_position?: string;

  @Parameter(waitForm)
  wait?: number;
}
