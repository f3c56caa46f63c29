import type { Dice } from './dice.js';
import { dayMs, type Draft, inOffice, instant } from './draft.js';
import type { Office } from './offices.js';

/** What one dossier goes through, from intake to the rating (`domain.md` §3.2, §9.3). */
export function dossierLife(office: Office, start: number, dice: Dice, number: number): readonly Draft[] {
  const at = inOffice(start, dice);
  const subject = `${office.legacy}-${instant(at).slice(2, 10).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
  const tell = (fact: string, when: number, data: Draft['data'] = {}): Draft => ({
    fact: `onestop.dossier.${fact}`,
    source: office.onestop,
    subject,
    at: when,
    data,
  });
  const online = onlineShare(at);
  const channel = dice.weighted({ online, postal: 0.03, counter: 0.97 - online }) ?? 'counter';
  const processing = Math.max(0.1, dice.logNormal(7, 0.6)) * dayMs;
  const promised = at + (dice.chance(0.958) ? processing * 1.6 + dayMs : processing * 0.7);
  const basics = {
    procedure: office.procedures[dice.whole(0, office.procedures.length - 1)] ?? '1.000001',
    level: channel === 'online' ? dice.whole(3, 4) : dice.whole(2, 4),
    agency: office.agency,
    channel,
    handling: dice.chance(0.96) ? 'electronic' : 'paper',
    applicant: { kind: dice.chance(0.8) ? 'citizen' : 'organisation', ref: `p:${dice.hex(32)}` },
    ...(dice.chance(0.01) ? {} : { dueAt: instant(promised) }),
  };
  if (channel === 'online' && dice.chance(0.05)) {
    const submitted = tell('submitted', at - 3_600_000, basics);
    if (dice.chance(0.3)) return [submitted, tell('refused', at, { reason: 'Thiếu thành phần hồ sơ' })];
    return [submitted, ...accepted(tell, { at, processing, basics, office }, dice)];
  }
  return accepted(tell, { at, processing, basics, office }, dice);
}

type Tell = (fact: string, when: number, data?: Draft['data']) => Draft;
type Accepted = Readonly<{ at: number; processing: number; basics: Draft['data']; office: Office }>;

function accepted(tell: Tell, { at, processing, basics, office }: Accepted, dice: Dice): readonly Draft[] {
  const end = at + processing;
  const events = [tell('received', at, basics), tell('progressed', at + processing * 0.2, { status: 4 })];
  if (dice.chance(0.06)) {
    events.push(tell('suspended', at + processing * 0.3, { reason: 'Chờ bổ sung giấy tờ' }));
    events.push(tell('resumed', at + processing * 0.5, { newDueAt: instant(end + 2 * dayMs) }));
  }
  if (office.units.length > 0 && dice.chance(0.04)) {
    events.push(tell('transferred', at + processing * 0.4, { toAgency: dice.pick(office.units) }));
  }
  if (dice.chance(0.02)) events.push(tell('corrected', at + processing * 0.6, { level: dice.whole(2, 4) }));
  if (dice.chance(0.005)) events.push(tell('voided', at + processing * 0.7, { reason: 'Nhập nhầm' }));
  return [...events, ...ending(tell, end, dice)];
}

function ending(tell: Tell, end: number, dice: Dice): readonly Draft[] {
  const how = dice.weighted({ resolved: 88, open: 9, withdrawn: 1, stopped: 0.5 });
  if (how === 'open' || how === undefined) return [];
  if (how !== 'resolved') return [tell(how, end)];
  const events = [tell('resolved', end, { outcome: dice.chance(0.97) ? 'approved' : 'rejected' })];
  if (dice.chance(0.01)) {
    events.push(tell('reopened', end + dayMs), tell('resolved', end + 3 * dayMs, { outcome: 'approved' }));
  }
  if (dice.chance(0.9))
    events.push(tell('returned', end + dayMs / 2, { channel: dice.chance(0.2) ? 'postal' : 'counter' }));
  if (dice.chance(0.25))
    events.push(tell('rated', end + dayMs, { score: dice.chance(0.85) ? dice.whole(4, 5) : dice.whole(1, 3) }));
  if (dice.chance(0.3)) {
    const method = dice.chance(0.15) ? 'online' : 'cash';
    events.push(tell('paid', end - dayMs / 4, { amount: dice.whole(1, 50) * 10_000, method }));
  }
  return events;
}

/** 9 % online at the end of 2019, 24 % at the end of 2020. */
function onlineShare(at: number): number {
  const passed = (at - Date.UTC(2019, 11, 31)) / (366 * dayMs);
  return Math.min(0.6, Math.max(0.05, 0.09 + 0.15 * passed));
}
