import { type Draft, type Scene, teller } from './draft.js';
import { dayMs, hourMs, passed } from './time.js';

/** A question of a citizen or a business, mostly about a service, and answered mostly within ten days. */
export function questionLife({ office, at, dice, calendar, numbers }: Scene): readonly Draft[] {
  const askedAt = at + Math.floor(dice.between(6, 23) * hourMs);
  const subject = `${office.agency}-HD-${numbers.next(`${office.agency} questions`)}`;
  const tell = teller('portal.question', office.portal, subject);
  const service = dice.pick(office.services);
  const about = {
    agency: office.agency,
    ...(service !== undefined && dice.chance(0.8) ? { service: `${service.procedure}@${office.agency}` } : {}),
  };
  const asked = tell('asked', askedAt, about);
  if (dice.chance(0.13)) return [asked];
  return [asked, tell('answered', calendar.after(askedAt, dice.between(0.2, 10)), about)];
}

/** An account: verified by more people every month, and used to sign in with the national account by some. */
export function accountLife({ office, at, dice, calendar }: Scene): readonly Draft[] {
  const registeredAt = at + Math.floor(dice.between(6, 23) * hourMs);
  const tell = teller('identity.account', office.identity, `p:${dice.hex(32)}`);
  const kind = dice.chance(0.9) ? 'citizen' : 'organisation';
  const drafts = [tell('registered', registeredAt, { agency: office.agency, kind })];
  if (dice.chance(0.15 + 0.18 * passed(at, '2020-01-01', '2021-01-01'))) {
    const [method, provider] = dice.pick([
      ['national-id', 'VNConnect'],
      ['national-id', 'VNConnect'],
      ['bank', 'napas'],
      ['postal', 'vnpost'],
      ['digital-signature', 'ca'],
      ['in-person', office.onestop],
    ]);
    drafts.push(tell('verified', calendar.after(registeredAt, dice.between(0.01, 12)), { method, provider }));
  }
  for (let visits = dice.whole(0, 2); visits > 0; visits -= 1) {
    const visit = registeredAt + dice.whole(1, 60 * 24) * hourMs;
    const sso = dice.chance(0.1 + 0.3 * passed(at, '2019-12-09', '2021-06-01'));
    drafts.push(tell('authenticated', visit, { method: dice.pick(['otp', 'password']), sso, system: office.portal }));
  }
  if (dice.chance(0.01)) drafts.push(tell('closed', registeredAt + dice.whole(61, 120) * dayMs));
  return drafts;
}
