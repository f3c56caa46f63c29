import { dimension, textsOf } from '../data.js';
import { agencyBy, assertedOn, nothing, type Cell, type Entity } from '../entity.js';
import type { LogEvent } from '../log.js';
import { firstOf, instantOf, ofFacts } from '../order.js';
import type { Reading } from '../reading.js';
import { dayOf } from '../time.js';

/** "+1 while open; while open and the last survey says mobile" */
export function portal(events: readonly LogEvent[], reading: Reading): Entity {
  const agency = agencyBy(ofFacts(events, 'portal.opened'), events);
  const openings = ofFacts(events, 'portal.opened', 'portal.closed').map((event) => ({
    day: dayOf(instantOf(event, 'at'), reading),
    open: event.fact === 'portal.opened',
  }));
  const surveys = ofFacts(events, 'portal.surveyed');
  return {
    ...nothing,
    stocksOn: (day) => {
      if (assertedOn(day, openings)?.open !== true) return [];
      const registered = { measure: 'portals.registered', agency, dims: {}, count: 1 };
      const mobile = assertedOn(day, surveys)?.data['mobile'] === true;
      return mobile ? [registered, { ...registered, measure: 'portals.mobile' }] : [registered];
    },
  };
}

/** "+1 while published; and integrated; and supported by at least one means" */
export function service(events: readonly LogEvent[]): Entity {
  const publications = ofFacts(events, 'service.published', 'service.withdrawn');
  const integrations = ofFacts(events, 'service.integrated', 'service.separated');
  return {
    ...nothing,
    stocksOn: (day) => {
      const publication = assertedOn(day, publications);
      if (publication?.fact !== 'service.published') return [];
      const published: Cell = {
        measure: 'services.published',
        agency: publication.subject.split('@')[1] ?? '',
        dims: { level: dimension(publication.data['level']), online: dimension(publication.data['online']) },
        count: 1,
      };
      const integrated = assertedOn(day, integrations)?.fact === 'service.integrated';
      const cells = [published];
      if (integrated) cells.push({ ...published, measure: 'services.integrated' });
      if (isSupported(events, day)) cells.push({ ...published, measure: 'services.supported' });
      return cells;
    },
  };
}

/** Each means is asserted by itself. */
function isSupported(events: readonly LogEvent[], day: string): boolean {
  const assertions = ofFacts(events, 'service.supported', 'service.unsupported');
  return ['qa', 'hotline', 'chat'].some((means) => {
    const aboutMeans = assertions.filter(({ data }) => textsOf(data, 'by').includes(means));
    return assertedOn(day, aboutMeans)?.fact === 'service.supported';
  });
}

export function question(events: readonly LogEvent[]): Entity {
  const agency = agencyBy(ofFacts(events, 'question.asked'), events);
  const asked = firstOf(events, 'question.asked');
  const answered = firstOf(events, 'question.answered');
  const flow = (measure: string, event: LogEvent | undefined) =>
    event === undefined ? [] : [{ measure, agency, day: event.day, dims: {}, count: 1 }];
  return { ...nothing, flows: [...flow('questions.asked', asked), ...flow('questions.answered', answered)] };
}
