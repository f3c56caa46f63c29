import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { formatPosition } from '#event-log';
import { secretNamed, taskLead } from '#read-models';
import { type Admitted, checkedEvent, type CheckContext } from './checked-event.js';
import type { Sent } from './event-reader.js';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';
import { pseudonymOf } from './pseudonyms.js';
import { Reach } from './reach.js';
import { recentKey, RecentEvents } from './recent-events.js';
import type { Sender } from './sender.js';
import { Slices } from './slices.js';
import { toldApart, type ToldApart } from './told-apart.js';
import type { Verdict } from './verdict.js';

/** About 20 MB, and of the order of what comes in within some minutes at one door. */
const rememberedEvents = 50_000;

/** Checks events one by one, appends the good ones together, and says what became of each. */
@Injectable()
export class Intake {
  private readonly recent = new RecentEvents(rememberedEvents);
  private secret: Promise<Buffer> | undefined;

  constructor(
    @Inject(GATEWAY) private readonly parts: GatewayParts,
    private readonly reach: Reach,
  ) {}

  /**
   * @returns a verdict for each event, in order, once the log has what was accepted.
   * @throws Problem if the log or the database cannot do it now: what was not acknowledged may be sent again.
   */
  async accept(sent: readonly Sent[], sender: Sender): Promise<readonly Verdict[]> {
    const { outcomes, fresh } = await this.check(sent, sender);
    const positions = await this.append(fresh);
    return outcomes.map((outcome): Verdict => {
      if (!('fresh' in outcome)) return outcome;
      const position = positions[outcome.fresh] ?? '';
      return { id: outcome.id, status: outcome.status === 'new' ? 'accepted' : 'duplicate', position };
    });
  }

  /** As `accept`, without storing anything. */
  async validate(sent: readonly Sent[], sender: Sender): Promise<readonly Verdict[]> {
    const { outcomes } = await this.check(sent, sender);
    return outcomes.map((outcome): Verdict => ('fresh' in outcome ? { id: outcome.id, status: 'valid' } : outcome));
  }

  /** In slices, so that a large batch does not keep other requests waiting. */
  private async check(sent: readonly Sent[], sender: Sender): Promise<ToldApart> {
    const context = await this.context(sender);
    const slices = new Slices();
    const checked = [];
    for (const item of sent) {
      if (slices.isOver()) await slices.rest();
      checked.push(await checkedEvent(item, context));
    }
    return toldApart(checked, this.recent);
  }

  private async context(sender: Sender): Promise<CheckContext> {
    const secret = await this.pseudonymSecret();
    const leads = new Map<string, Promise<string | undefined>>();
    return {
      sender,
      nowMicros: this.parts.clock.now().getTime() * 1000,
      pseudonymOf: (plain) => pseudonymOf(secret, plain),
      leadOf: (task) => {
        const lead = leads.get(task) ?? this.reach.asked(() => taskLead(this.parts.database, task));
        leads.set(task, lead);
        return lead;
      },
    };
  }

  private async append(fresh: readonly Admitted[]): Promise<readonly string[]> {
    if (fresh.length === 0) return [];
    const events = fresh.map(({ event, ...admitted }) => ({ ...admitted, subject: event.subject }));
    const positions = (await this.reach.appended(() => this.parts.log.append(events))).map(formatPosition);
    fresh.forEach(({ event, hash }, index) => {
      this.recent.add(recentKey(event), { hash, position: positions[index] ?? '' });
    });
    return positions;
  }

  private pseudonymSecret(): Promise<Buffer> {
    this.secret ??= this.askSecret().catch((error: unknown) => {
      this.secret = undefined;
      throw error;
    });
    return this.secret;
  }

  private askSecret(): Promise<Buffer> {
    return this.reach.asked(() => secretNamed(this.parts.database, 'pseudonym', randomBytes(32)));
  }
}
