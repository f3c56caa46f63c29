import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  type CatalogEvent,
  contentHash,
  parseEvent,
  replaceRefs,
  streamOf,
  type StreamName,
  timeFaults,
} from '#event-catalog';
import { formatPosition } from '#event-log';
import { secretNamed, taskLead } from '#read-models';
import { Problem } from '#runtime';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { appended } from './log-errors.js';
import { pseudonymOf } from './pseudonyms.js';
import { recentKey, RecentEvents } from './recent-events.js';
import type { Verdict } from './verdict.js';
import { sayingFault } from './who-may-say.js';

/** An event that may go into the log. */
type Admitted = Readonly<{ event: CatalogEvent; stream: StreamName; hash: string; body: string }>;
type Checked = Admitted | Extract<Verdict, { status: 'rejected' }>;

const maxEventBytes = 256 * 1024;
/** A batch is checked in slices that let other requests in between. */
const sliceSize = 100;

/** Checks events one by one, appends the good ones together, and says what became of each. */
@Injectable()
export class Intake {
  private readonly recent = new RecentEvents(100_000);
  private secret: Promise<Buffer> | undefined;

  constructor(@Inject(GATEWAY) private readonly parts: GatewayParts) {}

  /**
   * @param keyAgency the agency that the sender's key is bound to.
   * @returns a verdict for each event, in order, once the log has what was accepted.
   * @throws Problem if the whole request is refused: then nothing was stored.
   */
  async accept(values: readonly unknown[], keyAgency: string): Promise<readonly Verdict[]> {
    const checked = await this.checkAll(values, keyAgency);
    const verdicts: (Verdict | undefined)[] = [];
    const fresh: { place: number; admitted: Admitted }[] = [];
    const firstPlaces = new Map<string, { place: number; hash: string }>();
    checked.forEach((item, place) => {
      if ('status' in item) {
        verdicts[place] = item;
        return;
      }
      const key = recentKey(item.event);
      const known = this.recent.get(key);
      const before = firstPlaces.get(key);
      if (known !== undefined && known.hash === item.hash) {
        verdicts[place] = { id: item.event.id, status: 'duplicate', position: known.position };
      } else if (known !== undefined || (before !== undefined && before.hash !== item.hash)) {
        verdicts[place] = conflict(item.event);
      } else if (before === undefined) {
        firstPlaces.set(key, { place, hash: item.hash });
        fresh.push({ place, admitted: item });
      }
    });
    const positions = await this.append(fresh.map(({ admitted }) => admitted));
    fresh.forEach(({ place, admitted: { event, hash } }, index) => {
      const position = positions[index] ?? '';
      verdicts[place] = { id: event.id, status: 'accepted', position };
      this.recent.add(recentKey(event), { hash, position });
    });
    return checked.map((item, place) => verdicts[place] ?? this.repeated(item));
  }

  /** The verdicts that `accept` would give, without storing anything. */
  async validate(values: readonly unknown[], keyAgency: string): Promise<readonly Verdict[]> {
    const checked = await this.checkAll(values, keyAgency);
    return checked.map((item) => ('status' in item ? item : { id: item.event.id, status: 'valid' }));
  }

  private async checkAll(values: readonly unknown[], keyAgency: string): Promise<readonly Checked[]> {
    const secret = await this.pseudonymSecret();
    const checked: Checked[] = [];
    for (const [index, value] of values.entries()) {
      if (index > 0 && index % sliceSize === 0) await setImmediate();
      checked.push(await this.check(value, keyAgency, secret));
    }
    return checked;
  }

  private async check(value: unknown, keyAgency: string, secret: Buffer): Promise<Checked> {
    const id = idOf(value);
    const refuse = ({ code, errors }: Pick<Extract<Verdict, { status: 'rejected' }>, 'code' | 'errors'>): Checked => ({
      id,
      status: 'rejected',
      code,
      errors,
    });
    if (isStamped(value)) return refuse({ code: 'schema-violation', errors: [stampedError] });
    const parsed = parseEvent(replaceRefs(value, (plain) => pseudonymOf(secret, plain)));
    if (!parsed.ok) return refuse(parsed);
    const timed = timeFaults(parsed.value, this.parts.clock.now().getTime() * 1000);
    if (!timed.ok) return refuse(timed);
    const fault = await sayingFault(timed.value, keyAgency, (task) => taskLead(this.parts.database, task));
    if (fault !== undefined) return refuse({ code: fault.code, errors: [fault.error] });
    return admitted(timed.value);
  }

  private async append(events: readonly Admitted[]): Promise<readonly string[]> {
    if (events.length === 0) return [];
    const fresh = events.map(({ event, stream, hash, body }) => ({ stream, subject: event.subject, hash, body }));
    const positions = await appended(() => this.parts.log.append(fresh));
    return positions.map(formatPosition);
  }

  /** A repetition inside one request has the place of the first. */
  private repeated(item: Checked): Verdict {
    if ('status' in item) return item;
    const position = this.recent.get(recentKey(item.event))?.position ?? '';
    return { id: item.event.id, status: 'duplicate', position };
  }

  private pseudonymSecret(): Promise<Buffer> {
    this.secret ??= secretNamed(this.parts.database, 'pseudonym', randomBytes(32)).catch((error: unknown) => {
      this.secret = undefined;
      throw error;
    });
    return this.secret;
  }
}

function admitted(event: CatalogEvent): Admitted {
  const body = JSON.stringify(event);
  const bytes = Buffer.byteLength(body);
  if (bytes > maxEventBytes) {
    throw new Problem({
      code: 'payload-too-large',
      detail: {
        vi: `một sự kiện có ${bytes} byte, tối đa ${maxEventBytes}`,
        en: `an event has ${bytes} bytes, at most ${maxEventBytes} are accepted`,
      },
    });
  }
  const stream = streamOf(event.type);
  if (stream === undefined) throw new Error(`${event.type} has no stream`);
  return { event, stream, hash: contentHash(event), body };
}

const stampedError = { pointer: '/recordedtime', code: 'not', detail: 'is stamped by the hub, never by the sender' };

function isStamped(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'recordedtime');
}

function conflict({ id }: CatalogEvent): Verdict {
  const detail = 'came before with other content; that one counts';
  return { id, status: 'rejected', code: 'id-conflict', errors: [{ pointer: '/id', code: 'id-conflict', detail }] };
}

function idOf(value: unknown): string | null {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
  return typeof id === 'string' && id.length <= 128 ? id : null;
}
