import type { Dice } from './dice.js';
import { type Draft, teller } from './draft.js';
import type { Office } from './office.js';
import { declaredFacts, type Tally } from './tally.js';
import { dayMs, dayStart, hourMs, passed } from './time.js';

export type MonthEnd = Readonly<{
  month: string;
  /** The end of the month, or of the span: declarations come in the days after it. */
  at: number;
  homes: readonly Office[];
  tally: Tally;
  dice: Dice;
}>;

/** What the ministries and provinces declare after a month: paper, what they sent, and what stands in the way. */
export function monthlyDeclarations(end: MonthEnd): readonly Draft[] {
  return end.homes.flatMap((office) => [...paper(office, end), ...counts(office, end), ...obstacles(office, end)]);
}

function paper({ agency, onestop, document, pace }: Office, { month, at, tally, dice }: MonthEnd): readonly Draft[] {
  const progress = passed(dayStart(`${month}-01`), '2019-01-01', '2021-01-01');
  const dossiers = tally.of('onestop.dossier.received', onestop, month) * (0.12 - 0.09 * progress) * (2 - pace);
  const documents = tally.of('interchange.document.sent', document, month) * (0.22 - 0.12 * progress) * (2 - pace);
  const declaredAt = at + dice.whole(1, 5) * dayMs + 9 * hourMs;
  return [
    teller('onestop.paper', onestop, `paper:${agency}:${month}`)('declared', declaredAt, {
      count: dice.rounded(Math.max(0, dossiers)),
    }),
    teller('interchange.paper-documents', document, `paper-documents:${agency}:${month}`)('declared', declaredAt, {
      count: dice.rounded(Math.max(0, documents)),
    }),
  ];
}

/** Some say that they sent more than arrived: that is what reconciliation is there for. */
function counts({ onestop, document }: Office, { month, at, tally, dice }: MonthEnd): readonly Draft[] {
  return declaredFacts.flatMap((fact) => {
    const system = fact.startsWith('onestop.') ? onestop : document;
    const sent = tally.of(fact, system, month);
    if (sent === 0) return [];
    const count = sent + (dice.chance(0.02) ? dice.whole(1, 3) : 0);
    const tell = teller('governance.count', system, system);
    return [tell('declared', at + 2 * hourMs, { system, month, type: `vn.egov.${fact}.v1`, count })];
  });
}

type Obstacle = readonly [indicator: string, obstacle: string, proposal: string];

const texts: readonly [Obstacle, ...Obstacle[]] = [
  ['online-share', 'Người dân chưa quen nộp hồ sơ trực tuyến', 'Tăng cường hướng dẫn tại bộ phận một cửa'],
  ['online-payment-share', 'Chưa tích hợp thanh toán trực tuyến', 'Kết nối nền tảng thanh toán quốc gia'],
  ['connected-share', 'Phần mềm quản lý văn bản cũ, chưa nâng cấp', 'Bố trí kinh phí nâng cấp phần mềm'],
  ['onestop-share', 'Một số xã chưa có đường truyền ổn định', 'Mở rộng mạng truyền số liệu chuyên dùng'],
];

function obstacles({ agency, onestop }: Office, { month, at, dice }: MonthEnd): readonly Draft[] {
  if (!dice.chance(0.04)) return [];
  const [indicator, obstacle, proposal] = dice.pick(texts);
  const raisedAt = at + dice.whole(1, 8) * dayMs + 10 * hourMs;
  const tell = teller('governance.obstacle', onestop, `${agency}-VM-${month}`);
  const propose = teller('governance.proposal', onestop, `${agency}-KN-${month}`);
  const drafts = [tell('raised', raisedAt, { agency, indicator, text: obstacle })];
  if (dice.chance(0.7)) drafts.push(propose('made', raisedAt + hourMs, { agency, indicator, text: proposal }));
  if (dice.chance(0.6)) drafts.push(tell('resolved', raisedAt + dice.whole(10, 80) * dayMs, { agency, indicator }));
  return drafts;
}
