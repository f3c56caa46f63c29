import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { formatPosition, type LogRecord } from '#event-log';
import { type KnownEntity, shownSubject, withoutPseudonyms } from '#read-models';
import { Callers } from '../callers.js';
import type { Request } from '../request.js';
import { Records } from './records.js';
import { refuseParameters } from './refuse-parameters.js';

type EventAnswer = Readonly<{ position: string; recorded_time: string; hash: string; event: unknown }>;
type EntityAnswer = Pick<KnownEntity, 'subject' | 'stream' | 'home' | 'agencies' | 'contributions'> &
  Readonly<{
    states: unknown;
    flags: readonly string[];
    events: readonly (EventAnswer & Readonly<{ fate: string }>)[];
  }>;

/** `/v1/events/{position}` and `/v1/entities/{stream}/{subject}`: with a key of the agency, or of the root. */
@Controller('v1')
export class RecordsController {
  constructor(
    private readonly records: Records,
    private readonly callers: Callers,
  ) {}

  @Get('events/:stream/:partition/:offset')
  @Header('cache-control', 'private, no-store')
  async event(@Param() place: Record<string, string>, @Req() request: Request): Promise<EventAnswer> {
    const { stream = '', partition = '', offset = '' } = place;
    return await this.at(`${stream}/${partition}/${offset}`, request);
  }

  /** The position with its slashes encoded, as it stands in a receipt. */
  @Get('events/:position')
  @Header('cache-control', 'private, no-store')
  async at(@Param('position') position: string, @Req() request: Request): Promise<EventAnswer> {
    refuseParameters(request);
    return answerOf(await this.records.event(position, await this.callers.of(request)));
  }

  /** Whom it is about is dropped: who must see an event as it stands asks for that event. */
  @Get('entities/:stream/:subject')
  @Header('cache-control', 'private, no-store')
  async entity(
    @Param('stream') stream: string,
    @Param('subject') subject: string,
    @Req() request: Request,
  ): Promise<EntityAnswer> {
    refuseParameters(request);
    const entity = await this.records.entity(stream, subject, await this.callers.of(request));
    const fates = new Map(entity.events.map(({ offset, fate }) => [offset, fate]));
    const events = (await this.records.eventsOf(entity)).map((record) => ({
      ...answerOf({ ...record, event: withoutPseudonyms(record.event) }),
      fate: fates.get(record.offset) ?? 'counted',
    }));
    const { home, agencies, states, contributions } = entity;
    return {
      ...{ subject: shownSubject(subject), stream, home, agencies, flags: flagsOf(entity) },
      ...{ states: withoutPseudonyms(states), contributions, events },
    };
  }
}

function answerOf({ recordedTime, hash, event, ...position }: LogRecord): EventAnswer {
  return { position: formatPosition(position), recorded_time: recordedTime, hash, event };
}

function flagsOf({ contributions }: KnownEntity): readonly string[] {
  const flags = contributions.filter(({ measure }) => measure === 'quality').map(({ dims }) => dims['flag'] ?? '');
  return [...new Set(flags)].sort();
}
