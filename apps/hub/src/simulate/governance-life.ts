import type { Catalogue } from '#indicators';
import type { Dice } from './dice.js';
import { dayMs, dayText, type Draft } from './draft.js';
import { newUnits, type Office } from './offices.js';

const registry = 'urn:egov:VN:registry';
const plan = 'urn:egov:VN:plan';

/** Units and systems that are registered before anything else happens. */
export function registrations(offices: readonly Office[], start: number): readonly Draft[] {
  const from = dayText(start);
  const units = newUnits().map(({ code, parent, kind }) => ({
    fact: 'governance.agency.established',
    source: registry,
    subject: code,
    at: start,
    data: { names: { vi: `Đơn vị ${code}`, en: `Unit ${code}` }, kind, parent, from },
  }));
  const systems = offices
    .filter(({ agency }) => !agency.includes('.'))
    .flatMap(({ agency, onestop, document, portal, identity }) =>
      Object.entries({ onestop, document, portal, identity }).map(([kind, urn]) => ({
        fact: 'governance.system.registered',
        source: registry,
        subject: urn,
        at: start + 60_000,
        data: { kind, agency, from },
      })),
    );
  return [...units, ...systems];
}

/** What agencies and the plan's office declare for a month: paper, declared figures, counts, obstacles, progress. */
export function monthly(offices: readonly Office[], month: string, at: number, dice: Dice): readonly Draft[] {
  return offices
    .filter(({ agency }) => !agency.includes('.'))
    .flatMap(({ agency, onestop, document }) => {
      const paper = `paper:${agency}:${month}`;
      const told: Draft[] = [
        { fact: 'onestop.paper.declared', source: onestop, subject: paper, at, data: { count: dice.whole(0, 12) } },
        {
          fact: 'interchange.paper-documents.declared',
          source: document,
          subject: `paper-documents:${agency}:${month}`,
          at,
          data: { count: dice.whole(0, 6) },
        },
      ];
      if (!dice.chance(0.05)) return told;
      const text = 'Chưa bố trí đủ kinh phí nâng cấp hệ thống một cửa điện tử';
      const subject = `${agency}-${month}`;
      const raised = { fact: 'governance.obstacle.raised', source: onestop, subject, at, data: { agency, text } };
      return [...told, raised];
    });
}

/** Declared figures of a quarter, and their approval: only approved ones count. */
export function quarterly(
  catalogue: Catalogue,
  offices: readonly Office[],
  { period, at }: Readonly<{ period: string; at: number }>,
  dice: Dice,
): readonly Draft[] {
  const declared = catalogue.filter(({ evidence }) => evidence === 'declared');
  return offices
    .slice(0, 24)
    .filter(({ agency }) => !agency.includes('.'))
    .flatMap(({ agency, onestop }) =>
      declared.flatMap(({ id, unit }) => {
        const denominator = unit === 'milestone' ? 1 : dice.whole(20, 200);
        const figure = {
          indicator: id,
          agency,
          period,
          numerator: dice.whole(Math.min(5, denominator), denominator),
          denominator,
        };
        const told = { fact: 'governance.figure.declared', source: onestop, subject: id, at, data: figure };
        if (dice.chance(0.1)) return [told];
        return [told, { ...told, fact: 'governance.figure.approved', source: plan, at: at + 2 * dayMs }];
      }),
    );
}

/** The plan goes on: some tasks progress, some are done, pilots begin. */
export function planProgress(start: number): readonly Draft[] {
  const tell = (fact: string, subject: string, day: number, data: Draft['data']): Draft => ({
    fact: `governance.${fact}`,
    source: plan,
    subject,
    at: start + day * dayMs,
    data,
  });
  return [
    tell('task.completed', 'N5', 3, { at: '2019-12-09T08:00:00+07:00', note: 'Khai trương ngày 09/12/2019' }),
    tell('task.completed', 'N7', 4, { at: '2019-12-31T10:00:00+07:00' }),
    tell('task.completed', 'N1', 98, { note: 'Nghị định 45/2020/NĐ-CP' }),
    tell('task.progressed', 'T5', 100, { percent: 25, note: 'Đã báo cáo quý I' }),
    tell('task.progressed', 'T3', 120, { percent: 40 }),
    tell('task.completed', 'T2', 170, { note: 'Dịch vụ đã triển khai' }),
    tell('task.rescheduled', 'N10', 200, { due: '2021-12-31', basis: 'Công văn của Văn phòng Chính phủ' }),
    tell('pilot.started', 'pilot-2020-1', 30, {
      agencies: ['H58', 'G14'],
      indicator: 'online-share',
      from: '2020-02-01',
      to: '2020-09-30',
    }),
    tell('calendar.declared', '2020-09-02', 60, { day: '2020-09-02', working: false, basis: 'Bộ luật Lao động' }),
  ];
}
