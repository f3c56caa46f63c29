import type { OracleView } from '../oracle/oracle.js';
import { period as periodOf } from '../oracle/period.js';
import { addDays } from '../oracle/time.js';
import type { Row } from './compared-answers.js';

export type BalanceAsked = Readonly<{ org: string; period: string; asOf: string | undefined }>;

/** What came or was there, and what went or is there still; `moved`: how many dossiers came in and ended. */
export type Balance = Readonly<{ came: number; went: number; moved: number; crossed: number }>;

const ends = ['resolved', 'withdrawn', 'stopped'] as const;

/**
 * Both sides of "open at the start + received = resolved + withdrawn + stopped + open at the end", as the product
 * answers, all under one tree. Two things are the oracle's word, since no answer tells them: which dossiers end before
 * their reception, which the identity leaves out, and which were transferred across a home, for which it does not hold
 * unless they are added to the side on which they are missing.
 */
export async function balance(
  ask: (question: string) => Promise<readonly Row[]>,
  view: OracleView,
  { org, period, asOf }: BalanceAsked,
): Promise<Balance> {
  const { first, last } = periodOf(period);
  const more = `&org=${org}&boundaries=${last}${asOf === undefined ? '' : `&as_of=${asOf}`}`;
  const openOn = async (day: string): Promise<number> =>
    counts(await ask(`measure=dossiers.open&on=${day}${more}`)).get('dossiers.open') ?? 0;
  const names = ['received', ...ends].map((name) => `dossiers.${name}`);
  const flows = counts(await ask(`measure=${names.join(',')}&period=${period}${more}`));
  const [received = 0, ...ended] = names.map((name) => flows.get(name) ?? 0);
  const end = ended.reduce((total, count) => total + count, 0);
  const { leftOut, transferred } = told(view, org, period);
  return {
    came: (await openOn(addDays(first, -1))) + received - leftOut.received + transferred.into,
    went: end - leftOut.ended + transferred.away + (await openOn(last)),
    moved: received + end,
    crossed: transferred.into + transferred.away,
  };
}

type Told = Readonly<{
  leftOut: Readonly<{ received: number; ended: number }>;
  transferred: Readonly<{ into: number; away: number }>;
}>;

function told(view: OracleView, org: string, period: string): Told {
  const { first, last } = periodOf(period);
  const isUnder = view.under(org, last);
  const isIn = (day: string | undefined): boolean => day !== undefined && first <= day && day <= last;
  const backwards = view.lives().filter(({ endsBeforeReception }) => endsBeforeReception);
  const crossings = view
    .lives()
    .filter(({ endsBeforeReception }) => !endsBeforeReception)
    .filter(({ receivedDay, endDay }) => receivedDay <= last && (endDay === undefined || endDay >= first))
    .map(({ receivedDay, endDay, receivingAgency, finalHolder, holderOn }) => ({
      from: isUnder(isIn(receivedDay) ? receivingAgency : holderOn(addDays(first, -1))),
      to: isUnder(isIn(endDay) ? finalHolder : holderOn(last)),
    }));
  return {
    leftOut: {
      received: backwards.filter((life) => isIn(life.receivedDay) && isUnder(life.receivingAgency)).length,
      ended: backwards.filter((life) => isIn(life.endDay) && isUnder(life.finalHolder)).length,
    },
    transferred: {
      into: crossings.filter(({ from, to }) => !from && to).length,
      away: crossings.filter(({ from, to }) => from && !to).length,
    },
  };
}

function counts(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ measure, numerator }) => [String(measure), Number(numerator ?? 0)]));
}
