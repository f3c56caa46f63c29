import type { Row } from '../row.js';
import type { List, Listing } from './list.js';
import { Parameter } from '../parameters/parameter.js';
import { orgForm, orgKindForm } from '../parameters/forms.js';
import { folded } from './folded-text.js';

export class OrgsQuery {
  @Parameter(orgKindForm)
  org_kind?: string;

  @Parameter({
    pattern: /^[^\p{Cc}]{1,100}$/u,
    example: 'thua thien hue',
    about: { vi: 'Tìm trong tên và mã; không cần dấu', en: 'Looked for in names and codes; without diacritics too' },
  })
  q?: string;

  @Parameter({ day: true, about: { vi: 'Những cơ quan tồn tại vào ngày này', en: 'Agencies that exist on this day' } })
  at?: string;

  @Parameter({ ...orgForm, about: { vi: 'Trực thuộc cơ quan này', en: 'Those right under this agency' } })
  parent?: string;
}

/** The agencies of a day, by code. */
export const orgs: List<OrgsQuery> = {
  shape: OrgsQuery,
  key: ['code'],
  columns: ['code', 'name_vi', 'name_en', 'kind', 'parent', 'valid_from', 'valid_to', 'successors'],
  rows: ({ org_kind: kinds, q, at, parent }, listing) =>
    agencies(at, listing).filter(
      (row) =>
        (kinds === undefined || kinds.split(',').includes(String(row['kind']))) &&
        (parent === undefined || row['parent'] === parent) &&
        (q === undefined || matches(row, folded(q))),
    ),
};

function agencies(at: string | undefined, { known, plan }: Listing): readonly Row[] {
  const tree = plan.treeOn(at ?? known.today);
  return tree.codes().map((code) => {
    const validity = tree.validityOf(code);
    return {
      code,
      name_vi: tree.namesOf(code, 'vi') ?? null,
      name_en: tree.namesOf(code, 'en') ?? null,
      kind: tree.kindOf(code) ?? null,
      parent: tree.parentOf(code) ?? null,
      valid_from: validity?.from ?? null,
      valid_to: validity?.until ?? null,
      successors: tree.successors(code),
    };
  });
}

/** Every word that is looked for stands in a name or in the code. */
function matches(row: Row, wanted: string): boolean {
  const text = folded(`${String(row['code'])} ${String(row['name_vi'])} ${String(row['name_en'])}`);
  return wanted.split(' ').every((word) => text.includes(word));
}
