import { type AgencyTree, type Period, periodLabel, stage } from '#indicators';
import { missingOrgs } from './groups.js';
import type { ObservationQuery } from './observation-query.js';
import type { Row } from './row.js';

export type Warning = Readonly<{ code: string; detail: string }>;

type Lang = 'vi' | 'en';

/** Words of the warnings that an answer carries. */
export const warningWords = {
  'as-of-not-closed': (lang: Lang, asOf: string): string =>
    lang === 'vi'
      ? `Ngày ${asOf} chưa khoá: câu trả lời còn có thể đổi`
      : `The day ${asOf} is not closed yet: the answer may still change`,
  'sample-data': (lang: Lang): string =>
    lang === 'vi' ? 'Có dữ liệu mẫu: không phải số liệu thật' : 'Holds sample data: these are no real figures',
  'org-not-there': (lang: Lang, org: string, place: string): string =>
    lang === 'vi'
      ? `${org} không tồn tại vào ngày đó; số liệu nằm ở ${place}`
      : `${org} does not exist on that day; its place is ${place}`,
  'provisional-period': (lang: Lang, label: string): string =>
    lang === 'vi' ? `${label} chưa chốt` : `${label} is not final yet`,
  'period-to-come': (lang: Lang, label: string): string =>
    lang === 'vi' ? `${label} chưa bắt đầu` : `${label} has not begun`,
  'exceeds-whole': (lang: Lang, key: string): string => (lang === 'vi' ? `${key} vượt 100 %` : `${key} is above 100 %`),
  'no-definition': (lang: Lang, id: string): string =>
    lang === 'vi' ? `${id}: kỳ này chưa có định nghĩa` : `${id}: no version of its definition holds for that period`,
} as const;

/** Collects each warning once. */
export class Warnings {
  private readonly found = new Map<string, Warning>();

  add(code: keyof typeof warningWords, detail: string): void {
    this.found.set(`${code} ${detail}`, { code, detail });
  }

  addAll(warnings: readonly Warning[]): void {
    for (const warning of warnings) this.found.set(`${warning.code} ${warning.detail}`, warning);
  }

  all(): readonly Warning[] {
    return [...this.found.values()];
  }
}

type Asked = Readonly<{ query: ObservationQuery; period: Period; today: string; tree: AgencyTree }>;

/** What has to be known about a period, and about the agencies that were named for it. */
export function warnOfPeriod({ query, period, today, tree }: Asked, warnings: Warnings): void {
  const { lang } = query;
  const code = period.start > today ? 'period-to-come' : 'provisional-period';
  if (stage(period, today) !== 'final') warnings.add(code, warningWords[code](lang, periodLabel(period, lang)));
  for (const org of missingOrgs(query.orgs, tree)) {
    warnings.add('org-not-there', warningWords['org-not-there'](lang, org, tree.place(org)));
  }
}

/** A figure above the whole is shown, and whoever reads it is told. */
export function warnOfRows(rows: readonly Row[], lang: Lang, warnings: Warnings): void {
  for (const { indicator, org, period, above_whole: above, definition_version: version } of rows) {
    const key = [indicator, org, period].map(String).join('~');
    if (above === true) warnings.add('exceeds-whole', warningWords['exceeds-whole'](lang, key));
    if (version === null) warnings.add('no-definition', warningWords['no-definition'](lang, String(indicator)));
  }
}
