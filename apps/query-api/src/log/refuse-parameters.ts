import { Faults } from '../faults.js';
import { languageOf, type Request } from '../request.js';

/** For an address that takes no parameters but these. @throws Problem that names the others. */
export function refuseParameters(request: Request, known: readonly string[] = []): void {
  const faults = new Faults(languageOf(request));
  faults.refuseUnknown(request.query, known);
  faults.throwIfAny();
}
