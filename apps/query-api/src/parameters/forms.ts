import { agencyKinds } from '#indicators';
import type { Words } from '../faults.js';
import type { Form } from './parameter.js';

/** Forms that several questions share. */
export const orgForm: Form = {
  about: { vi: 'Mã cơ quan', en: 'Code of an agency' },
  pattern: /^(?=.{1,35}$)[A-Z0-9]+(\.[A-Z0-9]+)*$/,
  example: 'H58.12',
};

export const orgKindForm: Form = {
  about: { vi: 'Cấp cơ quan, cách nhau dấu phẩy', en: 'Kinds of agency, a comma list' },
  pattern: new RegExp(`^(${agencyKinds.join('|')})(,(${agencyKinds.join('|')}))*$`),
  example: 'ministry,province',
};

export const periodForm: Form = {
  about: {
    vi: 'Kỳ: 2020, 2020-Q3, 2020-07, 2020-W30 hoặc 2020-07-15',
    en: 'A period: 2020, 2020-Q3, 2020-07, 2020-W30, 2020-07-15',
  },
  pattern: /^\d{4}(-?Q[1-4]|-W\d{2}|-\d{2}(-\d{2})?)?$/,
  example: '2020-Q3',
};

export const indicatorForm: Form = {
  about: { vi: 'Mã chỉ tiêu', en: 'Id of an indicator' },
  pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  example: 'online-share',
};

/** A text whose parts are looked at one by one, so that each fault has its own words. */
export function textForm(about: Words, example: string): Form {
  return { about, pattern: /^[^\p{Cc}]{1,4000}$/u, example, list: true };
}
