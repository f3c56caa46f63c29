import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, map, type Observable, throwError } from 'rxjs';
import { Problem, problemLanguage } from '#runtime';
import type { FileReceipt } from './file-receipt.js';
import { headerText, type Headers } from './request-body.js';
import type { Receipt } from './verdict.js';
import { inVietnamese } from './vietnamese-details.js';

type Asked = Readonly<{ url: string; headers: Headers }>;

/** Says what is wrong with events and parameters in the language in which the titles of problems are said. */
@Injectable()
export class DetailLanguage implements NestInterceptor<unknown> {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { url, headers } = context.switchToHttp().getRequest<Asked>();
    if (languageOf(url, headers) === 'en') return next.handle();
    return next.handle().pipe(
      map((answer) => (isReceipt(answer) ? translated(answer) : answer)),
      catchError((thrown: unknown) => throwError(() => (thrown instanceof Problem ? problem(thrown) : thrown))),
    );
  }
}

/** `lang=` in the address before the header, as for every problem. */
function languageOf(url: string, headers: Headers): 'vi' | 'en' {
  const asked = new URLSearchParams(url.split('?')[1]).get('lang');
  return asked === 'vi' || asked === 'en' ? asked : problemLanguage(headerText(headers, 'accept-language'));
}

function problem({ parts }: Problem): Problem {
  return new Problem(parts.errors === undefined ? parts : { ...parts, errors: parts.errors.map(inVietnamese) });
}

function isReceipt(answer: unknown): answer is Receipt | FileReceipt {
  return typeof answer === 'object' && answer !== null && 'rejected' in answer && 'events' in answer;
}

function translated(receipt: Receipt | FileReceipt): object {
  if (receipt.rejected === 0) return receipt;
  const events = receipt.events.map((verdict) =>
    verdict.status === 'rejected'
      ? { ...verdict, errors: verdict.errors.map((error) => inVietnamese(error)) }
      : verdict,
  );
  return { ...receipt, events };
}
