import { Body, Controller, Headers, HttpCode, Post, Req, UseInterceptors } from '@nestjs/common';
import { isProblemCode, Problem } from '#runtime';
import { binaryEvent, isBinaryMode } from './binary-mode.js';
import { DetailLanguage } from './detail-language.js';
import { type AtTheDoor, Door } from './door.js';
import { readBatch, readEvent, type Sent } from './event-reader.js';
import { Intake } from './intake.js';
import { bodyBytes, type Headers as RequestHeaders, mediaTypeOf } from './request-body.js';
import type { Sender } from './sender.js';
import { type Receipt, receiptOf, type Verdict } from './verdict.js';

type Judge = (sent: readonly Sent[], sender: Sender) => Promise<readonly Verdict[]>;

/** `POST /v1/events` and `/v1/events:validate`: one event, a batch, or binary mode. */
@Controller('v1')
@UseInterceptors(DetailLanguage)
export class EventsController {
  constructor(
    private readonly intake: Intake,
    private readonly door: Door,
  ) {}

  @Post('events')
  @HttpCode(202)
  async accept(@Req() request: AtTheDoor, @Body() body: unknown, @Headers() headers: RequestHeaders): Promise<Receipt> {
    return await this.judged(request, await bodyBytes(body, headers), (sent, sender) =>
      this.intake.accept(sent, sender),
    );
  }

  // a single colon would begin a parameter
  @Post('events::validate')
  @HttpCode(200)
  async validate(
    @Req() request: AtTheDoor,
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
  ): Promise<Receipt> {
    return await this.judged(request, await bodyBytes(body, headers), (sent, sender) =>
      this.intake.validate(sent, sender),
    );
  }

  private async judged(request: AtTheDoor, bytes: Buffer, judge: Judge): Promise<Receipt> {
    return await this.door.during(request, bytes.length, async (sender) => {
      const isBatch = mediaTypeOf(request.headers) === 'application/cloudevents-batch+json';
      if (isBatch) return receiptOf(await judge(await readBatch(bytes), sender), 'in-batch');
      const verdicts = await judge([{ ok: true, value: singleEvent(bytes, request.headers) }], sender);
      for (const verdict of verdicts) if (verdict.status === 'rejected') throw refused(verdict);
      return receiptOf(verdicts, 'in-event');
    });
  }
}

function singleEvent(bytes: Buffer, headers: RequestHeaders): unknown {
  const mediaType = mediaTypeOf(headers);
  if (mediaType === 'application/cloudevents+json') return readEvent(bytes);
  if (mediaType === 'application/json' && isBinaryMode(headers)) return binaryEvent(headers, readEvent(bytes));
  throw new Problem({
    code: 'unsupported-media-type',
    detail: {
      vi: 'gửi application/cloudevents+json, application/cloudevents-batch+json, hoặc application/json kèm đầu mục ce-*',
      en: 'send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce-* headers',
    },
  });
}

/** A single event that is refused gets its own 4xx. */
function refused({ code, errors }: Extract<Verdict, { status: 'rejected' }>): Problem {
  return new Problem({ code: isProblemCode(code) ? code : 'schema-violation', errors });
}
