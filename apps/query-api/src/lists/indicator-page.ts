import { eventTypesOf, formatExpression, formula, type Indicator, type Target } from '#indicators';
import type { Row } from '../row.js';
import { targetRow } from './target-row.js';

/** What is told of one indicator besides its row in the list. */
export type IndicatorPage = Readonly<{
  numerator: string | null;
  denominator: string | null;
  event_types: readonly string[];
  confidence_note: string;
  exclusions: readonly Row[];
  targets: readonly Row[];
  caveats: Readonly<{ vi: readonly string[]; en: readonly string[] }>;
  versions: readonly Row[];
}>;

type Shown = Readonly<{
  /** Those that are known, of all agencies. */
  targets: readonly Target[];
  /** Of the definition that holds. */
  version: unknown;
  lang: 'vi' | 'en';
}>;

export function indicatorPage(indicator: Indicator, { targets, version, lang }: Shown): IndicatorPage {
  const holding = indicator.definitions.find((definition) => definition.version === version);
  return {
    numerator: holding === undefined ? null : formatExpression(holding.numerator),
    denominator: holding === undefined ? null : formatExpression(holding.denominator),
    event_types: holding === undefined ? [] : eventTypesOf([...holding.numerator, ...holding.denominator]),
    confidence_note: indicator.confidence.note[lang],
    exclusions: indicator.exclusions.map(({ reason, vi, en }) => ({ reason, vi, en })),
    targets: targets.map((target) => targetRow(indicator.id, target)),
    caveats: { vi: indicator.caveats.map(({ vi }) => vi), en: indicator.caveats.map(({ en }) => en) },
    versions: indicator.definitions.map((definition) => ({
      version: definition.version,
      from: definition.from ?? null,
      variant: definition.from === undefined,
      formula: formula(definition),
      note: definition.note[lang],
    })),
  };
}
