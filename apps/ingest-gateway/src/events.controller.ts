import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { isProblemCode, Problem } from '#runtime';
import { binaryEvent, isBinaryMode } from './binary-mode.js';
import { Intake } from './intake.js';
import { KeyRing } from './key-ring.js';
import { bodyBytes, headerText, type Headers as RequestHeaders, jsonOf } from './request-body.js';
import { type Receipt, receiptOf, type Verdict } from './verdict.js';

const maxBatchEvents = 5_000;
const maxEventBytes = 256 * 1024;

/** `POST /v1/events` and `/v1/events:validate`: one event, a batch, or binary mode. */
@Controller('v1')
export class EventsController {
  constructor(
    private readonly intake: Intake,
    private readonly keys: KeyRing,
  ) {}

  @Post('events')
  @HttpCode(202)
  async accept(@Body() body: unknown, @Headers() headers: RequestHeaders): Promise<Receipt> {
    const { agency } = await this.keys.caller(headerText(headers, 'authorization'));
    const sent = await readEvents(body, headers);
    return answer(sent, await this.intake.accept(sent.events, agency));
  }

  // a single colon would begin a parameter
  @Post('events::validate')
  @HttpCode(200)
  async validate(@Body() body: unknown, @Headers() headers: RequestHeaders): Promise<Receipt> {
    const { agency } = await this.keys.caller(headerText(headers, 'authorization'));
    const sent = await readEvents(body, headers);
    return answer(sent, await this.intake.validate(sent.events, agency));
  }
}

type Sent = Readonly<{ events: readonly unknown[]; batch: boolean }>;

async function readEvents(body: unknown, headers: RequestHeaders): Promise<Sent> {
  const mediaType = (headerText(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const bytes = await bodyBytes(body, headers);
  if (mediaType === 'application/cloudevents-batch+json') return { events: batchOf(jsonOf(bytes)), batch: true };
  if (bytes.length > maxEventBytes) throw new Problem({ code: 'payload-too-large' });
  if (mediaType === 'application/cloudevents+json') return { events: [jsonOf(bytes)], batch: false };
  if (mediaType === 'application/json' && isBinaryMode(headers)) {
    return { events: [binaryEvent(headers, jsonOf(bytes))], batch: false };
  }
  throw new Problem({
    code: 'unsupported-media-type',
    detail: {
      vi: 'gửi application/cloudevents+json, application/cloudevents-batch+json, hoặc application/json kèm đầu mục ce-*',
      en: 'send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce-* headers',
    },
  });
}

function batchOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) {
    const error = { pointer: '', code: 'type', detail: 'a batch is an array of events' };
    throw new Problem({ code: 'invalid-json', errors: [error] });
  }
  if (value.length <= maxBatchEvents) return value;
  throw new Problem({
    code: 'payload-too-large',
    detail: {
      vi: `lô có ${value.length} sự kiện, tối đa ${maxBatchEvents}`,
      en: `the batch has ${value.length} events, at most ${maxBatchEvents} are accepted`,
    },
  });
}

/** A single event that is refused gets its own 4xx; a batch is answered with a verdict for each. */
function answer({ batch }: Sent, verdicts: readonly Verdict[]): Receipt {
  const [only] = verdicts;
  if (batch || only?.status !== 'rejected') return receiptOf(verdicts, batch ? 'in-batch' : 'in-event');
  throw new Problem({ code: isProblemCode(only.code) ? only.code : 'schema-violation', errors: only.errors });
}
