import type { Dice } from './dice.js';
import { dayMs, type Draft, inOffice } from './draft.js';
import type { Office } from './offices.js';

const hour = 3_600_000;

/** A document on the national axis: sent to some receivers, each of which answers with its statuses (`domain.md` §4). */
export function documentLife(office: Office, others: readonly Office[], start: number, dice: Dice): readonly Draft[] {
  const at = inOffice(start, dice);
  const subject = `${office.legacy},${dice.hex(8)}`;
  const receivers = receiversOf(office, others, dice);
  const sent: Draft = {
    fact: 'interchange.document.sent',
    source: office.document,
    subject,
    at,
    data: {
      kind: dice.pick(['công văn', 'quyết định', 'báo cáo', 'tờ trình']),
      to: receivers.map(({ agency }) => agency),
      from: office.agency,
      signed: dice.chance(0.78),
    },
  };
  const statuses = receivers.flatMap((receiver) => statusesOf(receiver, subject, at, dice));
  if (!dice.chance(0.005)) return [sent, ...statuses];
  return [sent, ...statuses, { ...sent, fact: 'interchange.document.recalled', at: at + dayMs, data: {} }];
}

/** Fan-out 3.3 on average with a heavy tail: a directive goes to everybody. */
function receiversOf(office: Office, all: readonly Office[], dice: Dice): readonly Office[] {
  const others = all.filter((other) => other !== office);
  const fanOut = dice.chance(0.004) ? 64 : Math.max(1, Math.round(dice.logNormal(2.2, 0.8)));
  const from = dice.whole(0, others.length - 1);
  const chosen = Array.from({ length: fanOut }, (_, step) => others[(from + step * 7) % others.length]);
  return [...new Set(chosen)].flatMap((other) => other ?? []);
}

function statusesOf(receiver: Office, subject: string, sentAt: number, dice: Dice): readonly Draft[] {
  const tell = (fact: string, at: number): Draft => ({
    fact: `interchange.document.${fact}`,
    source: receiver.document,
    subject,
    at,
    data: { agency: receiver.agency },
  });
  const arrived = sentAt + dice.whole(1, 60) * 60_000;
  if (dice.chance(0.04)) return [];
  if (dice.chance(0.01)) return [tell('delivered', arrived), tell('refused', arrived + hour)];
  const events = [tell('delivered', arrived), tell('accepted', arrived + dice.whole(1, 30) * hour)];
  return dice.chance(0.3) ? [...events, tell('completed', arrived + dice.whole(2, 15) * dayMs)] : events;
}
