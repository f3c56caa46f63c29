import { isProblemCode, type ProblemCode, problemCodes } from './problem-codes.js';

export type ProblemLanguage = 'vi' | 'en';

/** One fault of a request: `pointer` into a body, `parameter` of a query, or `line` and `column` of a file. */
export type ProblemError = Readonly<{
  code: string;
  detail: string;
  pointer?: string;
  in?: string;
  parameter?: string;
  did_you_mean?: string;
  line?: number;
  column?: number;
}>;

/** What went wrong, as a value: thrown by a controller, rendered at the edge. */
export type ProblemParts = Readonly<{
  code: ProblemCode;
  /** What a person is told, in both languages; left out, the title says all. */
  detail?: Readonly<Record<ProblemLanguage, string>>;
  errors?: readonly ProblemError[];
  headers?: Readonly<Record<string, string>>;
}>;

/** An answer that is refused. It is thrown only at the edge of a process: inside, a refusal is a value. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(readonly parts: ProblemParts) {
    super(parts.detail?.en ?? parts.code);
  }

  get status(): number {
    return problemCodes[this.parts.code].status;
  }
}

/** RFC 9457 members and those of our own; it never holds a payload, a stack or SQL. */
export type ProblemBody = Readonly<{
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  instance: string;
  request_id: string;
  retryable: boolean;
  errors?: readonly ProblemError[];
}>;

export function problemBody(
  { code, detail, errors }: ProblemParts,
  request: Readonly<{ language: ProblemLanguage; instance: string; requestId: string }>,
): ProblemBody {
  const { status, title, retryable = false } = problemCodes[code];
  return {
    type: `/v1/problems/${code}`,
    title: title[request.language],
    status,
    code,
    detail: detail?.[request.language] ?? title[request.language],
    instance: request.instance,
    request_id: request.requestId,
    retryable,
    ...(errors === undefined || errors.length === 0 ? {} : { errors }),
  };
}

/** Vietnamese unless the request asks for English first. */
export function problemLanguage(acceptLanguage: string | undefined): ProblemLanguage {
  const first = (acceptLanguage ?? '')
    .split(',')
    .map((range) => range.trim().toLowerCase().slice(0, 2))
    .find((language) => language === 'vi' || language === 'en');
  return first === 'en' ? 'en' : 'vi';
}

/** The code for a status that the framework itself answers. */
export function problemCodeOf(status: number): ProblemCode {
  const found = Object.keys(problemCodes).find(
    (code) => isProblemCode(code) && problemCodes[code].status === status && problemCodes[code].framework === true,
  );
  return found !== undefined && isProblemCode(found) ? found : 'internal-error';
}
