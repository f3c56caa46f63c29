import { type Catalogue, type Indicator, sixDecimals } from '#indicators';
import type { Dice } from './dice.js';
import { type Draft, teller } from './draft.js';
import type { Office } from './office.js';
import { dayMs, dayStart, hourMs, passed } from './time.js';

export type FiguresEnd = Readonly<{
  period: string;
  /** The end of the period: figures come in the days after it. */
  at: number;
  homes: readonly Office[];
  catalogue: Catalogue;
  dice: Dice;
}>;

const plan = 'urn:egov:VN:plan';

/** Figures that no stream of events can compute, and what becomes of them: only approved ones count. */
export function declaredFigures({ period, at, homes, catalogue, dice }: FiguresEnd): readonly Draft[] {
  const declared = [...catalogue].filter(({ evidence }) => evidence === 'declared');
  const reporting = 0.55 + 0.35 * passed(at, '2020-01-01', '2021-01-01');
  return declared.flatMap((indicator) => {
    if (indicator.unit === 'milestone') return fate(milestone(indicator, period, at), dice);
    return homes
      .filter(({ kind }) => indicator.kinds.includes(kind) && dice.chance(reporting))
      .flatMap((office) => fate(ratio(indicator, office, { period, at }, dice), dice));
  });
}

type Ended = Readonly<{ period: string; at: number }>;

function ratio({ id, targets }: Indicator, office: Office, { period, at }: Ended, dice: Dice): Draft {
  const { agency, onestop, pace } = office;
  const target = Number(sixDecimals(targets[0]?.value ?? half));
  const progress = 0.4 + 0.65 * passed(at, '2019-03-07', '2020-12-31');
  const share = Math.min(0.98, target * reach(id) * progress * (0.7 + 0.3 * pace) * dice.between(0.85, 1.15));
  const denominator = dice.whole(20, 400);
  const numerator = Math.round(denominator * share);
  const evidence = `Báo cáo số ${dice.whole(1, 300)}/BC-${agency} (mẫu)`;
  const figure = { indicator: id, agency, period, numerator, denominator, evidence };
  return teller('governance.figure', onestop, id)('declared', at + dice.whole(2, 9) * dayMs + 9 * hourMs, figure);
}

/** Some indicators come further than others, the same ones every time: 0.8 to 1.15 of the way. */
function reach(id: string): number {
  const letters = Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return 0.8 + 0.05 * (letters % 8);
}

const half = { numerator: 1n, denominator: 2n };

/** Milestones are the nation's: passed or not. */
function milestone({ id }: Indicator, period: string, at: number): Draft {
  const numerator = at > dayStart(milestones[id] ?? '2020-12-01') ? 1 : 0;
  const figure = { indicator: id, agency: 'VN', period, numerator, denominator: 1 };
  return teller('governance.figure', plan, id)('declared', at + 3 * dayMs + 9 * hourMs, figure);
}

/** The axis was opened on 12 March 2019; the other days are made up. */
const milestones: Readonly<Record<string, string>> = {
  'document-axis-milestone': '2019-03-12',
  'data-network-milestone': '2020-08-15',
  'policy-consultation-milestone': '2021-02-01',
};

/** Nine of ten are approved as they are; some are refused, some wait. */
function fate(declared: Draft, dice: Dice): readonly Draft[] {
  const judged = teller('governance.figure', plan, declared.subject);
  const at = declared.at + dice.whole(1, 6) * dayMs;
  const { indicator, agency, period } = declared.data;
  const thrown = dice.next();
  if (thrown < 0.9) return [declared, judged('approved', at, declared.data)];
  if (thrown > 0.95) return [declared];
  return [declared, judged('refused', at, { indicator, agency, period, reason: 'Thiếu tài liệu kiểm chứng' })];
}
