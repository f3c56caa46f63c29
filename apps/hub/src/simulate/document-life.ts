import type { Dice, Odds } from './dice.js';
import { type Draft, type Scene, type Tell, teller } from './draft.js';
import type { Office } from './office.js';
import { dayMs, hourMs, instant, passed } from './time.js';

/** A document on the national axis: sent to some receivers, each of which answers with its statuses (`domain.md` §4). */
export function documentLife(scene: Scene): readonly Draft[] {
  if (scene.at < scene.office.joinsAt) return [];
  const receivers = receiversOf(scene);
  return receivers.length === 0 ? [] : exchanged(scene, receivers);
}

/** A document with its statuses, in whatever way its receivers were chosen. */
export function exchanged(scene: Scene, receivers: readonly Office[]): readonly Draft[] {
  const { office, at, dice, calendar, numbers } = scene;
  const number = numbers.next(`${office.agency} documents`);
  const subject = `${office.legacy},${number}`;
  const sentAt = calendar.after(at, dice.next());
  const tell = teller('interchange.document', office.document, subject);
  const sent = tell('sent', sentAt, {
    number: `${number}/${office.kind === 'province' ? 'UBND' : 'VP'}-TH`,
    kind: dice.pick(kinds),
    from: office.agency,
    to: receivers.map(({ agency }) => agency),
    signed: dice.chance(0.6 + 0.3 * passed(at, '2019-06-01', '2021-06-01')),
    ...(dice.chance(0.2) ? { sentAt: instant(sentAt) } : {}),
  });
  const statuses = receivers.flatMap((receiver) => statusesOf(scene, receiver, sent));
  return [sent, ...statuses, ...afterwards(tell, sentAt, dice)];
}

const kinds = ['Công văn', 'Quyết định', 'Báo cáo', 'Tờ trình', 'Giấy mời', 'Thông báo'] as const;

/** Fan-out 3.3 in the mean with a heavy tail: now and then a directive goes to everybody. */
function receiversOf({ office, others, at, dice }: Scene): readonly Office[] {
  const chosen = dice.chance(0.008) ? 100 : Math.max(1, Math.round(dice.logNormal(2.2, 0.8)));
  const fanOut = Math.min(chosen, others.length - 1);
  const own = others.indexOf(office);
  const from = dice.whole(1, others.length - 1);
  return Array.from({ length: fanOut }, (_, step) => {
    const distance = 1 + ((from + step) % (others.length - 1));
    return others[(own + distance) % others.length];
  }).flatMap((receiver) => (receiver === undefined || receiver.joinsAt > at ? [] : receiver));
}

type Reach = 'silent' | 'refused' | 'delivered' | 'accepted' | 'completed';

/** How far a delivery comes: 30 % to status 06. */
const reaches: Odds<Reach> = [
  ['silent', 0.04],
  ['refused', 0.01],
  ['delivered', 0.05],
  ['accepted', 0.59],
  ['completed', 0.31],
];

function statusesOf({ dice, calendar }: Scene, receiver: Office, { subject, at }: Draft): readonly Draft[] {
  const reach = dice.weighted(reaches);
  if (reach === 'silent') return [];
  const tell = teller('interchange.document', receiver.document, subject);
  const said = { agency: receiver.agency };
  const arrived = at + dice.whole(1, 90) * 60_000;
  const drafts = [tell('delivered', arrived, said)];
  if (reach === 'delivered') return drafts;
  const read = calendar.after(arrived, dice.between(0.02, 0.8));
  if (reach === 'refused') return [...drafts, tell('refused', read, said)];
  drafts.push(tell('accepted', read, said));
  if (dice.chance(0.5)) drafts.push(tell('assigned', calendar.after(read, 0.3), said));
  if (dice.chance(0.25)) drafts.push(tell('processing', calendar.after(read, 0.6), said));
  const done = calendar.after(read, dice.between(0.7, 12));
  return reach === 'completed' ? [...drafts, tell('completed', done, { ...said, at: instant(done) })] : drafts;
}

/** Some are taken back, replaced or sent anew. */
function afterwards(tell: Tell, sentAt: number, dice: Dice): readonly Draft[] {
  if (dice.chance(0.005)) return [tell('recalled', sentAt + dayMs)];
  if (dice.chance(0.005)) return [tell('replaced', sentAt + 2 * dayMs, { by: `${dice.whole(1, 900)}/VP-TH` })];
  return dice.chance(0.005) ? [tell('updated', sentAt + 5 * hourMs)] : [];
}
