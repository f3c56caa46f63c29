import type { JSX } from 'preact';
import { csvAddress, otherLanguage } from './addresses.js';
import { IndicatorCards } from './indicator-cards.js';
import { IndicatorTable, type LinesProps } from './indicator-table.js';
import { DataAge, Notices, Strip } from './notices.js';
import type { Overview } from './overview.js';
import { Page } from './page.js';
import { Pickers } from './pickers.js';
import { StatusSummary } from './status-summary.js';
import { words as allWords } from './words.js';

/** The indicators of one agency in one period: value, target, status, coverage, and the age of the data. */
export function OverviewPage({ overview }: Readonly<{ overview: Overview }>): JSX.Element {
  const { place, period, agencyName, lines, meta } = overview;
  const words = allWords[place.lang];
  const ofPlan = lines.filter(({ indicator }) => indicator.number !== undefined);
  const further = lines.filter(({ indicator }) => indicator.number === undefined);
  const mark = meta.sample ? `[${words.sampleMark}] ` : '';
  return (
    <Page
      lang={place.lang}
      title={`${mark}${agencyName}, ${period.label}: ${words.title}`}
      heading={words.title}
      translation={otherLanguage(place)}
      footer={<Footer overview={overview} />}
    >
      <Strip overview={overview} />
      <Notices overview={overview} />
      <Pickers overview={overview} />
      <StatusSummary lines={ofPlan} lang={place.lang} />
      <DataAge overview={overview} />
      <Lines title={words.ofPlan} lines={ofPlan} place={place} />
      <Lines title={words.further} lines={further} place={place} />
      <p class="screen">
        <a href={csvAddress('*', place)}>{words.allCsv}</a>
      </p>
    </Page>
  );
}

function Lines(props: LinesProps): JSX.Element | null {
  if (props.lines.length === 0) return null;
  return (
    <section>
      <h2>{props.title}</h2>
      <IndicatorTable {...props} />
      <IndicatorCards {...props} />
    </section>
  );
}

function Footer({ overview }: Readonly<{ overview: Overview }>): JSX.Element {
  const { place, meta } = overview;
  const words = allWords[place.lang];
  return (
    <>
      <section aria-labelledby="reading">
        <h2 id="reading">{words.reading}</h2>
        <dl class="notes">
          {words.notes.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="about">
        <h2 id="about">{words.about}</h2>
        {[meta.citation, meta.licence].map((line) => (line === undefined ? null : <p key={line}>{line}</p>))}
        <p class="screen">
          <a href="/v1/openapi.json">{words.api}</a>
        </p>
      </section>
    </>
  );
}
