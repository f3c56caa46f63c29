import { dimension, numberOf, requiredText } from '../data.js';
import { agencyBy, assertedOn, nothing, type Cell, type Entity, type Flow } from '../entity.js';
import { grouped } from '../grouped.js';
import type { LogEvent } from '../log.js';
import { ofFacts, register } from '../order.js';
import { period } from '../period.js';
import type { Reading } from '../reading.js';

/** "+1 from registered to retired" */
export function system(events: readonly LogEvent[], reading: Reading): Entity {
  const agency = agencyBy(ofFacts(events, 'system.registered'), events);
  const dims = { kind: dimension(register(events, 'kind', reading)) };
  const assertions = events.map(({ fact, data }) => ({ fact, day: requiredText(data, 'from') }));
  return {
    ...nothing,
    stocksOn: (day) =>
      assertedOn(day, assertions)?.fact === 'system.registered'
        ? [{ measure: 'systems.registered', agency, dims, count: 1 }]
        : [],
  };
}

/** "the numerator and denominator that the last `figure.approved` carries" */
export function figure(events: readonly LogEvent[], reading: Reading): Entity {
  const facts = reading.has('declared-figures-count-unapproved')
    ? ['figure.approved', 'figure.declared']
    : ['figure.approved'];
  const figures = grouped(ofFacts(events, ...facts), ({ data }) =>
    ['indicator', 'agency', 'period'].map((field) => requiredText(data, field)).join(' '),
  );
  return { ...nothing, flows: [...figures.values()].flatMap((approvals) => declaredFlows(approvals.at(-1))) };
}

/** The rank in the last survey up to the year of the day; what is published again of a year replaces it. */
export function survey(events: readonly LogEvent[]): Entity {
  const results = [...grouped(events, ({ data }) => requiredText(data, 'country')).values()];
  return { ...nothing, stocksOn: (day) => results.flatMap((ofCountry) => rankedOn(day, ofCountry)) };
}

function rankedOn(day: string, events: readonly LogEvent[]): readonly Cell[] {
  const published = events.filter(({ data }) => numberOf(data, 'year') <= Number(day.slice(0, 4)));
  const lastYear = Math.max(...published.map(({ data }) => numberOf(data, 'year')));
  const last = published.findLast(({ data }) => data['year'] === lastYear);
  if (last === undefined) return [];
  const cell = {
    agency: 'VN',
    dims: { survey: requiredText(last.data, 'survey'), country: requiredText(last.data, 'country') },
  };
  return [
    { ...cell, measure: 'surveys.rank', count: numberOf(last.data, 'rank') },
    { ...cell, measure: 'surveys.ranked', count: 1 },
  ];
}

function declaredFlows(approved: LogEvent | undefined): readonly Flow[] {
  if (approved === undefined) return [];
  const { data } = approved;
  const { grain, last } = period(requiredText(data, 'period'));
  return (['numerator', 'denominator'] as const).map((part) => ({
    measure: 'figures.declared',
    agency: requiredText(data, 'agency'),
    day: last,
    dims: { indicator: requiredText(data, 'indicator'), grain, part },
    count: numberOf(data, part),
  }));
}
