import type { Dice } from './dice.js';
import { dayMs, type Draft, inOffice } from './draft.js';
import type { Office } from './offices.js';

/** What an office's portal and services begin with: they are opened and published at the start of the year. */
export function portalBeginnings(office: Office, start: number, dice: Dice): readonly Draft[] {
  if (office.agency.includes('.')) return [];
  const tell = (fact: string, subject: string, at: number, data: Draft['data']): Draft => ({
    fact: `portal.${fact}`,
    source: office.portal,
    subject,
    at,
    data,
  });
  const kind = office.agency.startsWith('H') ? 'province' : 'ministry';
  const url = `https://dichvucong.${office.agency.toLowerCase()}.example`;
  const portal = [
    tell('portal.opened', office.portal, start + 9 * 3_600_000, { url, kind }),
    tell('portal.surveyed', office.portal, start + dice.whole(5, 150) * dayMs, {
      mobile: dice.chance(0.4),
      https: true,
    }),
    tell('portal.surveyed', office.portal, start + dice.whole(160, 330) * dayMs, {
      mobile: dice.chance(0.65),
      https: true,
    }),
  ];
  const services = office.procedures.flatMap((procedure) => serviceOf(office, procedure, start, dice));
  return [...portal, ...services.map(({ fact, at, subject, data }) => tell(fact, subject, at, data))];
}

type ServiceDraft = Pick<Draft, 'fact' | 'subject' | 'at' | 'data'>;

function serviceOf(office: Office, procedure: string, start: number, dice: Dice): readonly ServiceDraft[] {
  const subject = `${procedure}@${office.agency}`;
  const level = dice.whole(2, 4);
  const at = start + dice.whole(1, 10) * dayMs;
  const published = { fact: 'service.published', subject, at, data: { procedure, level, online: level >= 3 } };
  const events: ServiceDraft[] = [published];
  const later = (): number => start + dice.whole(20, 350) * dayMs;
  if (level === 3 && dice.chance(0.3))
    events.push({ ...published, at: later(), data: { procedure, level: 4, online: true } });
  if (level >= 3 && dice.chance(0.45)) events.push({ fact: 'service.integrated', subject, at: later(), data: {} });
  if (dice.chance(0.7))
    events.push({
      fact: 'service.supported',
      subject,
      at: later(),
      data: { by: [dice.pick(['qa', 'hotline', 'chat'])] },
    });
  if (dice.chance(0.02)) events.push({ fact: 'service.withdrawn', subject, at: start + 340 * dayMs, data: {} });
  return events;
}

/** A question of a citizen or a business, answered mostly within ten days. */
export function questionLife(office: Office, start: number, dice: Dice): readonly Draft[] {
  const at = inOffice(start, dice);
  const subject = `${office.agency}-Q-${dice.hex(8)}`;
  const asked = { fact: 'portal.question.asked', source: office.portal, subject, at, data: { agency: office.agency } };
  if (dice.chance(0.15)) return [asked];
  return [asked, { ...asked, fact: 'portal.question.answered', at: at + dice.whole(1, 14) * dayMs }];
}

/** An account: registered, verified by some, used to sign in with the national account by some. */
export function accountLife(office: Office, start: number, dice: Dice): readonly Draft[] {
  const at = inOffice(start, dice);
  const subject = `p:${dice.hex(32)}`;
  const tell = (fact: string, when: number, data: Draft['data']): Draft => ({
    fact: `identity.account.${fact}`,
    source: office.identity,
    subject,
    at: when,
    data,
  });
  const kind = dice.chance(0.9) ? 'citizen' : 'organisation';
  const events = [tell('registered', at, { agency: office.agency, kind })];
  if (dice.chance(0.28)) {
    events.push(tell('verified', at + dice.whole(0, 30) * dayMs, { method: 'national-id', provider: 'C06' }));
  }
  const sso = dice.chance(0.3);
  events.push(tell('authenticated', at + dice.whole(0, 60) * dayMs, { method: 'otp', sso, system: office.portal }));
  if (dice.chance(0.01)) events.push(tell('closed', at + 90 * dayMs, {}));
  return events;
}
