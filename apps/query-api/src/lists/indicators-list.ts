import { agencyKinds, definitionFor, formula, grains, periodOf, type Catalogue, type Indicator } from '#indicators';
import type { Row } from '../row.js';
import { orgKindForm } from '../parameters/forms.js';
import type { List } from './list.js';
import { Parameter } from '../parameters/parameter.js';

export class IndicatorsQuery {
  @Parameter({
    oneOf: ['computed', 'declared', 'survey'],
    about: { vi: 'Nguồn số liệu', en: 'What its figures stand on' },
  })
  evidence?: string;

  @Parameter(orgKindForm)
  org_kind?: string;
}

/** The indicators of the plan by their number, then the others. */
export function indicatorsList(catalogue: Catalogue): List<IndicatorsQuery> {
  return {
    shape: IndicatorsQuery,
    key: ['id'],
    columns: [
      ...['id', 'number', 'name', 'unit', 'direction', 'kind', 'formula', 'org_kinds', 'grains', 'legal_basis'],
      ...['confidence', 'evidence', 'definition_version', 'responsible'],
    ],
    rows: ({ evidence, org_kind: asked }, { lang, known }) =>
      catalogue
        .filter((indicator) => evidence === undefined || indicator.evidence === evidence)
        .filter(({ kinds }) => asked === undefined || asked.split(',').some((kind) => isIn(kind, kinds)))
        .map((indicator) => indicatorRow(indicator, lang, known.today)),
  };
}

export function indicatorRow(indicator: Indicator, lang: 'vi' | 'en', today: string): Row {
  const definition = definitionFor(indicator, periodOf('day', today));
  return {
    id: indicator.id,
    number: indicator.number ?? null,
    name: indicator.names[lang],
    unit: indicator.unit,
    direction: indicator.direction,
    kind: indicator.kind,
    formula: definition === undefined ? null : formula(definition),
    org_kinds: agencyKinds.filter((kind) => indicator.kinds.includes(kind)),
    grains,
    legal_basis: indicator.legalBasis[lang],
    confidence: indicator.confidence.mark,
    evidence: indicator.evidence,
    definition_version: definition?.version ?? null,
    responsible: indicator.responsible,
  };
}

function isIn(kind: string, kinds: readonly string[]): boolean {
  return kinds.includes(kind);
}
