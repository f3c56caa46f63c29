import { type Channel, dossierIntake, dueMember, type Intake } from './dossier-intake.js';
import type { Dice, Odds } from './dice.js';
import { type Draft, type Scene, type Tell, teller } from './draft.js';
import { dayMs, hourMs, instant } from './time.js';

/** What one request goes through, from intake to the rating (`domain.md` §3.2, §9.3); some are linked one-stop. */
export function dossierLife(scene: Scene): readonly Draft[] {
  const intake = dossierIntake(scene);
  const drafts = course(scene, intake);
  if (!scene.dice.chance(0.01)) return drafts;
  const children = Array.from({ length: scene.dice.whole(2, 3) }, () => dossierIntake(scene, intake.subject));
  return [...drafts, ...children.flatMap((child) => course(scene, child))];
}

type Fate = 'returned' | 'resolved' | 'suspended' | 'withdrawn' | 'stopped';

/** Those at work when one looks, the national status 4, come from slow dossiers; 1.5 % are refused at intake. */
const fates: Odds<Fate> = [
  ['returned', 0.89],
  ['resolved', 0.065],
  ['suspended', 0.02],
  ['withdrawn', 0.01],
  ['stopped', 0.005],
];

/** A dossier while its events are told: `when` is the instant at which a part of the processing lies behind. */
type Course = Readonly<{ tell: Tell; intake: Intake; fate: Fate; pauseDays: number; when: (part: number) => number }>;

const pausedFrom = 0.3;

function course(scene: Scene, intake: Intake): readonly Draft[] {
  const { dice, calendar, office } = scene;
  const tell = teller('onestop.dossier', office.onestop, intake.subject);
  const { submittedAt, receivedAt, processing, basics } = intake;
  const submitted = submittedAt === undefined ? [] : [tell('submitted', submittedAt, basics)];
  if (dice.chance(0.015)) return [...submitted, tell('refused', receivedAt, { reason: 'Thành phần hồ sơ chưa đủ' })];
  const pauseDays = dice.chance(0.06) ? dice.between(1, 15) : 0;
  const when = (part: number): number =>
    calendar.after(receivedAt, processing * part + (part > pausedFrom ? pauseDays : 0));
  const told = { tell, intake, fate: dice.weighted(fates), pauseDays, when };
  const received = tell('received', receivedAt, { ...basics, ...dueMember(intake.dueAt) });
  return [...submitted, received, ...work(told, scene), ...ending(told, scene), ...secondThoughts(told, dice)];
}

/** From the first step to the last before the end. */
function work({ tell, intake, fate, pauseDays, when }: Course, { office, dice, calendar }: Scene): readonly Draft[] {
  const drafts = [tell('progressed', when(0.1), { status: 4, step: 'Thẩm định hồ sơ' })];
  if (pauseDays > 0 || fate === 'suspended') {
    drafts.push(tell('suspended', when(pausedFrom), { reason: 'Chờ bổ sung giấy tờ' }));
  }
  if (fate === 'suspended') return drafts;
  if (pauseDays > 0) {
    const newDueAt = intake.dueAt === undefined ? {} : { newDueAt: instant(calendar.after(intake.dueAt, pauseDays)) };
    drafts.push(tell('resumed', calendar.after(when(pausedFrom), pauseDays), newDueAt));
  }
  if (office.siblings.length > 0 && dice.chance(0.04)) {
    drafts.push(tell('transferred', when(0.5), { toAgency: dice.pick(office.siblings) }));
  }
  const isSigned = dice.chance(0.5);
  // what was withdrawn or stopped before goes no further
  if (isSigned && (fate === 'returned' || fate === 'resolved')) {
    drafts.push(tell('progressed', when(0.85), { status: 4, step: 'Trình ký' }));
  }
  return drafts;
}

function ending({ tell, intake, fate, when }: Course, { dice, calendar }: Scene): readonly Draft[] {
  if (fate === 'suspended') return [];
  if (fate === 'withdrawn') return [tell('withdrawn', when(0.7))];
  if (fate === 'stopped') return [tell('stopped', when(0.8), { reason: 'Không đủ điều kiện giải quyết' })];
  const end = when(1);
  const outcome = dice.chance(0.97) ? 'approved' : 'rejected';
  const reopened = dice.chance(0.01);
  // a clerk's slip, which the hub flags
  const slip = dice.chance(0.001) ? { resolvedAt: instant(intake.receivedAt - dayMs) } : {};
  const drafts = [tell('resolved', end, { outcome, ...slip })];
  if (reopened) {
    drafts.push(tell('reopened', calendar.after(end, 1), { reason: 'Kết quả có sai sót' }));
    drafts.push(tell('resolved', calendar.after(end, 3), { outcome: 'approved' }));
  }
  const returnedAt = calendar.after(end, reopened ? 3.2 : dice.next());
  if (fate === 'returned') drafts.push(tell('returned', returnedAt, { channel: returnChannel(intake.channel, dice) }));
  if (dice.chance(0.25)) drafts.push(tell('rated', returnedAt + dice.whole(1, 48) * hourMs, { score: score(dice) }));
  return [...drafts, ...payment({ tell, intake, when }, dice)];
}

function payment({ tell, intake, when }: Pick<Course, 'tell' | 'intake' | 'when'>, dice: Dice): readonly Draft[] {
  if (!dice.chance(0.3)) return [];
  const method = dice.chance(intake.channel === 'online' ? 0.4 : 0.04) ? 'online' : 'cash';
  const fee = { amount: dice.whole(1, 50) * 10_000, method };
  const paid = tell('paid', when(dice.between(0.02, 0.25)), fee);
  return dice.chance(0.02) ? [paid, tell('refunded', when(0.95), fee)] : [paid];
}

/** What turns out to be wrong later: corrections, and dossiers entered by mistake. */
function secondThoughts({ tell, intake, fate, when }: Course, dice: Dice): readonly Draft[] {
  const drafts: Draft[] = [];
  if (dice.chance(0.02)) drafts.push(tell('corrected', when(dice.between(0.2, 0.9)), correction(intake, dice)));
  if (intake.dueAt !== undefined && fate === 'returned' && dice.chance(0.002)) {
    drafts.push(tell('corrected', when(1) + 3 * dayMs, dueMember(intake.dueAt + 10 * dayMs)));
  }
  if (!dice.chance(0.005)) return drafts;
  drafts.push(tell('voided', when(0.6) + hourMs, { reason: 'Nhập trùng hồ sơ' }));
  if (dice.chance(0.2)) drafts.push(tell('restored', when(0.7) + 2 * hourMs, { reason: 'Huỷ nhầm' }));
  return drafts;
}

function correction(intake: Intake, dice: Dice): Draft['data'] {
  const due = intake.dueAt === undefined ? {} : { dueAt: instant(intake.dueAt + dayMs) };
  return dice.pick<Draft['data']>([{ level: dice.whole(2, 4) }, due, { applicant: null }, { handling: 'electronic' }]);
}

function returnChannel(channel: Channel, dice: Dice): Channel {
  if (channel === 'online' && dice.chance(0.5)) return 'online';
  return dice.chance(0.15) ? 'postal' : 'counter';
}

function score(dice: Dice): number {
  return dice.chance(0.86) ? dice.whole(4, 5) : dice.whole(1, 3);
}
