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
  'exceeds-whole': (lang: Lang, key: string): string => (lang === 'vi' ? `${key} vượt 100 %` : `${key} is above 100 %`),
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
