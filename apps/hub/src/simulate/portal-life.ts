import type { Dice } from './dice.js';
import { type Draft, type Tell, teller } from './draft.js';
import type { Office } from './office.js';
import { levelAt, type Service } from './services.js';
import { dayMs, dayStart, hourMs, type Span } from './time.js';

/** The portal of a ministry or a province over a span: it is there at the beginning, and looked at twice a year. */
export function portalLife(office: Office, span: Span, dice: Dice): readonly Draft[] {
  const tell = teller('portal.portal', office.portal, office.portal);
  const url = `https://dichvucong.${office.agency.toLowerCase()}.example`;
  const kind = office.kind === 'province' ? 'province' : 'ministry';
  const mobileFrom = dayStart('2018-01-01') + dice.whole(0, 1_640) * dayMs;
  const drafts = [tell('opened', span.from + 2 * hourMs, { url, kind })];
  for (let at = span.from + 8 * hourMs; at < Math.min(span.to, office.until); at += dice.whole(150, 210) * dayMs) {
    const found = { mobile: at >= mobileFrom, https: dice.chance(0.9), accessible: dice.chance(0.3) };
    drafts.push(tell('surveyed', at + dice.whole(0, 7 * 24) * hourMs, found));
  }
  // some go into a common portal
  const closes = Math.min(office.until, dice.chance(0.03) ? span.from + dice.whole(100, 360) * dayMs : Infinity);
  if (closes < span.to) drafts.push(tell('closed', closes - hourMs));
  return drafts;
}

/** The services of an office over a span: what was so before is told at the beginning, the rest when it happens. */
export function serviceLives(office: Office, span: Span, dice: Dice): readonly Draft[] {
  return office.services
    .filter(({ withdrawnAt }) => withdrawnAt > span.from)
    .flatMap((service) => {
      const tell = teller('portal.service', office.portal, `${service.procedure}@${office.agency}`);
      return changes(service, span, tell, dice).filter(({ at }) => at < office.until);
    });
}

function changes(service: Service, { from, to }: Span, tell: Tell, dice: Dice): readonly Draft[] {
  const begins = from + 3 * hourMs;
  const drafts = [tell('published', begins, published(service, begins))];
  const { level, raisedAt } = service;
  if (level === 3 && raisedAt > begins) drafts.push(tell('published', raisedAt, published(service, raisedAt)));
  const by = [dice.pick(['qa', 'hotline', 'chat'])];
  const told: readonly (readonly [string, number, Draft['data']])[] = [
    ['integrated', service.integratedAt, {}],
    ['separated', service.separatedAt, {}],
    ['supported', service.supportedAt, { by }],
    ['unsupported', service.unsupportedAt, { by }],
    ['withdrawn', service.withdrawnAt, {}],
  ];
  for (const [fact, at, data] of told) drafts.push(tell(fact, Math.max(at, from + 4 * hourMs), data));
  return drafts.filter(({ at }) => at < to);
}

function published(service: Service, at: number): Draft['data'] {
  const level = levelAt(service, at);
  return { procedure: service.procedure, level, online: level >= 3 };
}
