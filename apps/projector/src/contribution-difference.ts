import { type Contribution, sameDims } from '#projections';

/** From this size on, finding equals among each other costs more than counting all of both. */
const few = 64;

/**
 * Tells what an entity adds now and did not add before (counted up), and the other way round (counted down). Most
 * events change one or two of an entity's contributions, so equal ones are left out before anything is counted.
 */
export function difference(
  before: readonly Contribution[],
  after: readonly Contribution[],
  count: (contribution: Contribution, count: number) => void,
): void {
  const gone = before.length > few || after.length > few ? undefined : [...before];
  for (const contribution of after) {
    if (gone === undefined || !taken(gone, contribution)) count(contribution, contribution.count);
  }
  for (const contribution of gone ?? before) count(contribution, -contribution.count);
}

/** Takes an equal one out of the list. */
function taken(list: Contribution[], wanted: Contribution): boolean {
  const place = list.findIndex((one) => same(one, wanted));
  if (place < 0) return false;
  list.splice(place, 1);
  return true;
}

function same(a: Contribution, b: Contribution): boolean {
  return (
    a.measure === b.measure &&
    a.validOn === b.validOn &&
    a.agency === b.agency &&
    a.count === b.count &&
    sameDims(a.dims, b.dims)
  );
}
