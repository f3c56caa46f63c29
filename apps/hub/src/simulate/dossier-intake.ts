import type { Dice } from './dice.js';
import type { Draft, Scene } from './draft.js';
import { levelAt } from './services.js';
import { dayText, hourMs, instant, passed } from './time.js';

export type Channel = 'online' | 'counter' | 'postal';

/** What is settled when a dossier comes in. */
export type Intake = Readonly<{
  subject: string;
  channel: Channel;
  /** Online only: sent in, and not accepted yet. */
  submittedAt?: number;
  receivedAt: number;
  /** In working days. */
  processing: number;
  /** One of a hundred is promised no day. */
  dueAt?: number;
  /** The data of `received`, without `dueAt`. */
  basics: Draft['data'];
}>;

/** How a dossier comes in, and how long it will take (`domain.md` §9.3): 5 working days in the middle, 95.8 % in time. */
export function dossierIntake(scene: Scene, parent?: string): Intake {
  const { office, at, dice, calendar, numbers } = scene;
  const channel = channelOn(at, office.pace, dice);
  const submittedAt = channel === 'online' ? at + Math.floor(dice.between(6, 23.5) * hourMs) : undefined;
  const receivedAt = calendar.after(submittedAt ?? at, dice.next());
  const slow = dice.chance(0.05);
  const processing = slow ? Math.min(500, dice.logNormal(150, 0.6)) : Math.max(0.05, dice.logNormal(5, 0.6));
  const late = dice.chance(slow ? 0.15 : 0.036 * office.lateness);
  const dueAt = dice.chance(0.01) ? undefined : promised(scene, { receivedAt, processing, late });
  return {
    subject: `${office.legacy}-${dayText(receivedAt).slice(2).replaceAll('-', '')}-${fourDigits(numbers.next(office.legacy))}`,
    channel,
    ...(submittedAt === undefined ? {} : { submittedAt }),
    receivedAt,
    processing,
    ...(dueAt === undefined ? {} : { dueAt }),
    basics: { ...basics(scene, channel), ...(parent === undefined ? {} : { parent }) },
  };
}

/** Online 9 % in 2019 and 24 % in the last quarter of 2020, then on; post 3 %, then 4 %; the counter has the rest. */
function channelOn(at: number, pace: number, dice: Dice): Channel {
  const online = 0.09 + 0.15 * passed(at, '2020-01-01', '2020-11-15') + 0.36 * passed(at, '2020-11-15', '2024-11-15');
  const postal = 0.03 + 0.01 * passed(at, '2020-01-01', '2020-11-15');
  const thrown = dice.next();
  if (thrown < postal) return 'postal';
  return thrown < postal + Math.min(0.9, online * pace) ? 'online' : 'counter';
}

type Timing = Readonly<{ receivedAt: number; processing: number; late: boolean }>;

/** Who will be in time is promised the end of a later day, some of them as 00:00 of the day after. */
function promised({ calendar, dice }: Scene, { receivedAt, processing, late }: Timing): number {
  if (late) return calendar.after(receivedAt, processing * dice.between(0.3, 0.9));
  const closing = calendar.closing(calendar.after(receivedAt, Math.ceil(processing * dice.between(1.02, 1.9))));
  return dice.chance(0.3) ? closing + 7 * hourMs : closing;
}

function basics({ office, at, dice }: Scene, channel: Channel): Draft['data'] {
  const offered = channel === 'online' ? office.services.filter((one) => levelAt(one, at) >= 3) : office.services;
  const service = dice.pick(offered);
  return {
    procedure: service?.procedure ?? '1.000001',
    level: service === undefined ? 3 : levelAt(service, at),
    agency: dice.chance(0.005) ? `${office.home}.99` : office.agency,
    channel,
    handling: dice.chance(0.96 + 0.03 * passed(at, '2020-01-01', '2021-01-01')) ? 'electronic' : 'paper',
    applicant: { kind: dice.chance(0.8) ? 'citizen' : 'organisation', ref: `p:${dice.hex(32)}` },
    ...(channel === 'online' ? { viaNationalPortal: dice.chance(0.45 * passed(at, '2019-12-09', '2021-06-01')) } : {}),
  };
}

function fourDigits(number: number): string {
  return String(number).padStart(4, '0');
}

/** `dueAt` as a member of data, where there is one. */
export function dueMember(dueAt: number | undefined): Readonly<{ dueAt?: string }> {
  return dueAt === undefined ? {} : { dueAt: instant(dueAt) };
}
