import { nearest } from '#indicators';
import { isProblemCode, Problem, type ProblemError } from '#runtime';

/** Query parameters as the framework gives them: a repeated one is a list. */
export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What a person is told, in both languages. */
export type Words = Readonly<{ vi: string; en: string }>;

/** Collects everything that is wrong with a request, so that it is told at once. */
export class Faults {
  private readonly errors: ProblemError[] = [];

  constructor(readonly lang: 'vi' | 'en') {}

  add(parameter: string, code: string, words: Words, didYouMean?: string): void {
    const hint = { vi: ` Ý bạn là '${didYouMean ?? ''}'?`, en: ` Did you mean '${didYouMean ?? ''}'?` };
    const detail = words[this.lang] + (didYouMean === undefined ? '' : hint[this.lang]);
    this.errors.push({
      in: 'query',
      parameter,
      code,
      detail,
      ...(didYouMean === undefined ? {} : { did_you_mean: didYouMean }),
    });
  }

  /** With the nearest of the known words, if it is near enough. */
  addNear(
    parameter: string,
    words: Words,
    { word, known, code = 'invalid-parameter' }: Readonly<{ word: string; known: readonly string[]; code?: string }>,
  ): void {
    this.add(parameter, code, words, nearest(word, known));
  }

  /** A mistyped filter that returned the nation's totals would be the worst mistake of all. */
  refuseUnknown(query: RawQuery, known: readonly string[]): void {
    for (const name of Object.keys(query)) {
      if (known.includes(name)) continue;
      const shown = name.slice(0, 50);
      const words = { vi: `Không có tham số '${shown}'.`, en: `There is no parameter '${shown}'.` };
      this.addNear(name, words, { word: shown, known, code: 'unknown-parameter' });
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

/** The parts of a comma list; empty ones are dropped. */
export function listOf(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
