import { problemBody, type ProblemCode } from '#runtime';
import { adviceOn } from './problem-advice.js';

/** What a problem's `type` leads to. */
export type ProblemPage = Readonly<{
  code: ProblemCode;
  type: string;
  status: number;
  retryable: boolean;
  title: string;
  advice: string;
}>;

export function problemPage(code: ProblemCode, language: 'vi' | 'en'): ProblemPage {
  const { type, status, retryable, title } = problemBody({ code }, { language, instance: '', requestId: '' });
  return { code, type, status, retryable, title, advice: adviceOn(code)[language] };
}

/** For whoever follows the link in a browser. Nothing in it comes from outside. */
export function problemHtml({ code, status, title, advice }: ProblemPage, language: 'vi' | 'en'): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${status} ${title}</title>
<h1>${title}</h1>
<p><code>${code}</code> · HTTP ${status}</p>
<p>${advice}</p>
</html>
`;
}
