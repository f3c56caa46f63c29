import type { JSX } from 'preact';
import { FigureTable } from './figure-table.js';
import type { Choice, Overview } from './figures.js';
import { shownDay, shownInstant } from './format.js';
import { Page } from './page.js';
import { words as allWords, type Lang } from './words.js';

export type OverviewState = Readonly<{ lang: Lang; period: string; org: string; asOf: string | undefined }>;

export type OverviewProps = Readonly<{
  state: OverviewState;
  overview: Overview;
  numbers: ReadonlyMap<string, string>;
  periods: readonly Choice[];
  orgs: readonly Choice[];
  stylesheet: string;
}>;

/** The indicators of the plan with value, target, status, coverage and the age of the data. */
export function OverviewPage({ state, overview, numbers, periods, orgs, stylesheet }: OverviewProps): JSX.Element {
  const words = allWords[state.lang];
  const ofPlan = overview.figures.filter(({ indicator }) => numbers.has(indicator));
  const further = overview.figures.filter(({ indicator }) => !numbers.has(indicator));
  const shared = { numbers, place: state, lang: state.lang, words };
  const csv = new URLSearchParams({ indicator: '*', org: state.org, period: state.period, bom: '1', lang: state.lang });
  if (state.asOf !== undefined) csv.set('as_of', state.asOf);
  return (
    <Page lang={state.lang} title={words.title} stylesheet={stylesheet} otherLanguage={otherLanguage(state)}>
      {overview.sample ? (
        <p class="banner sample" role="note">
          {words.sample}
        </p>
      ) : null}
      <p class="lead">{words.lead}</p>
      <Pickers state={state} periods={periods} orgs={orgs} />
      {state.asOf === undefined ? null : (
        <p class="banner past" role="note">
          {words.past} {shownDay(state.asOf)}.
        </p>
      )}
      {overview.warnings.map((warning) => (
        <p class="banner" key={warning}>
          {warning}
        </p>
      ))}
      <FigureTable id="plan" title={words.ofPlan} figures={ofPlan} {...shared} />
      <FigureTable id="further" title={words.further} figures={further} {...shared} />
      <p class="age">
        {words.age} {overview.recordedTo === null ? '–' : shownInstant(overview.recordedTo)} ·{' '}
        <a href={`/v1/observations.csv?${csv.toString()}`}>{words.data}</a>
      </p>
    </Page>
  );
}

function Pickers({ state, periods, orgs }: Pick<OverviewProps, 'state' | 'periods' | 'orgs'>): JSX.Element {
  const words = allWords[state.lang];
  return (
    <form method="get" action={state.lang === 'en' ? '/en' : '/'} class="pickers">
      <label>
        {words.period}
        <select name="period">{periods.map((choice) => option(choice, state.period))}</select>
      </label>
      <label>
        {words.agency}
        <select name="org">{orgs.map((choice) => option(choice, state.org))}</select>
      </label>
      <label>
        {words.asOf}
        <input type="date" name="as_of" value={state.asOf ?? ''} />
      </label>
      <button type="submit">{words.show}</button>
    </form>
  );
}

function option({ id, label }: Choice, selected: string): JSX.Element {
  return (
    <option key={id} value={id} selected={id === selected}>
      {label}
    </option>
  );
}

/** The same question in the other language. */
function otherLanguage({ lang, period, org, asOf }: OverviewState): string {
  const query = new URLSearchParams({ period, org, ...(asOf === undefined ? {} : { as_of: asOf }) });
  return `${lang === 'en' ? '/' : '/en'}?${query.toString()}`;
}
