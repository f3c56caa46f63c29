import { nearest } from '#indicators';
import { isProblemCode, Problem, type ProblemError } from '#runtime';

/** Query parameters as the framework gives them: a repeated one is a list. */
export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** Collects everything that is wrong with a request, so that it is told at once. */
export class Faults {
  private readonly errors: ProblemError[] = [];

  add(parameter: string, code: string, detail: string, didYouMean?: string): void {
    this.errors.push({
      in: 'query',
      parameter,
      code,
      detail,
      ...(didYouMean === undefined ? {} : { did_you_mean: didYouMean }),
    });
    return undefined;
  }

  /** A mistyped filter that returned the nation's totals would be the worst mistake of all. */
  refuseUnknown(query: RawQuery, known: readonly string[]): void {
    for (const name of Object.keys(query)) {
      if (known.includes(name)) continue;
      const meant = nearest(name, known);
      const hint = meant === undefined ? '' : ` Ý bạn là '${meant}'? (did you mean '${meant}'?)`;
      this.add(name, 'unknown-parameter', `Không có tham số '${name.slice(0, 50)}'.${hint}`, meant);
    }
  }

  /** @throws Problem with every fault, under the code that they share if they share one. */
  throwIfAny(): void {
    const [first] = this.errors;
    if (first === undefined) return;
    const shared = this.errors.every(({ code }) => code === first.code) && first.code !== 'unknown-parameter';
    const count = this.errors.length;
    throw new Problem({
      code: shared && isProblemCode(first.code) ? first.code : 'invalid-parameter',
      detail: { vi: `${count} tham số sai.`, en: `${count} ${count === 1 ? 'parameter is' : 'parameters are'} wrong.` },
      errors: this.errors,
    });
  }
}

/** The value of a parameter that may be given once. */
export function textOf(query: RawQuery, name: string, faults: Faults): string | undefined {
  const value = query[name];
  if (!Array.isArray(value)) return value;
  faults.add(name, 'invalid-parameter', 'is given more than once');
  return undefined;
}

/** A comma list; a repeated parameter is one too. */
export function listOf(query: RawQuery, name: string): readonly string[] | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  return [value]
    .flat()
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
