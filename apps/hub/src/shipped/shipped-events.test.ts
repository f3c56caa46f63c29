import { shippedCatalogue } from '#indicators';
import { shippedEvents } from './shipped-events.js';

const events = shippedEvents();

describe('what every new log begins with', () => {
  it('is the same each time, every event under an id of its own', () => {
    expect(shippedEvents()).toEqual(events);
    expect(new Set(events.map(({ source, id }) => `${source} ${id}`)).size).toBe(events.length);
  });

  it('was recorded on 1 January 2019', () => {
    expect(new Set(events.map(({ time, recordedtime }) => `${time} ${recordedtime}`)).size).toBe(1);
  });

  it('holds the nation, 30 ministries and bodies and 63 provinces, of which 34 are left in 2025', () => {
    const established = events.filter(({ type }) => type.includes('agency.established'));
    const gone = new Set(events.filter(({ type }) => type.includes('agency.merged')).map(({ subject }) => subject));
    const provinces = established.map(({ subject }) => subject).filter((code) => code.startsWith('H'));
    expect(established).toHaveLength(94);
    expect(provinces.filter((code) => !gone.has(code))).toHaveLength(34);
  });

  it('merges every province into one that goes on', () => {
    const mergers = events.flatMap((event) =>
      event.type === 'vn.egov.governance.agency.merged.v1' ? [[event.subject, event.data.into] as const] : [],
    );
    const gone = new Map(mergers);
    expect(mergers.filter(([, into]) => gone.has(into))).toEqual([]);
  });

  it('sets every target of the catalogue', () => {
    const targets = events.flatMap((event) =>
      event.type === 'vn.egov.governance.target.set.v1' ? [[event.subject, event.data.value, event.data.by]] : [],
    );
    expect(targets).toContainEqual(['online-share', 0.2, '2020-12-31']);
    expect(targets).toContainEqual(['electronic-documents-share', 0.9, '2020-12-31']);
    expect(targets).toHaveLength([...shippedCatalogue()].flatMap((indicator) => indicator.targets).length);
  });

  it('plans the tasks that the article names and those of the Resolution, each under an agency that is there', () => {
    const tasks = events.flatMap((event) =>
      event.type === 'vn.egov.governance.task.planned.v1' ? [{ id: event.subject, ...event.data }] : [],
    );
    const agencies = new Set(events.filter(({ type }) => type.includes('established')).map(({ subject }) => subject));
    const known = (codes: readonly string[]) => codes.filter((code) => !agencies.has(code));
    expect(tasks.filter(({ id }) => id.startsWith('T')).map(({ id }) => id)).toEqual([
      'T1',
      'T2',
      'T3',
      'T4',
      'T5',
      'T6',
    ]);
    expect(tasks).toHaveLength(21);
    expect(tasks.flatMap(({ lead, coordinating }) => known([lead, ...(coordinating ?? [])]))).toEqual([]);
    expect(tasks.find(({ id }) => id === 'T2')).toMatchObject({ lead: 'G11', due: '2020-06-30' });
  });

  it('publishes the surveys of Việt Nam up to 2024 and of its neighbours in 2018, and says how sure they are', () => {
    const surveys = events.flatMap((event) =>
      event.type === 'vn.egov.governance.survey.published.v1' ? [event.data] : [],
    );
    const ours = surveys.filter(({ country }) => country === 'VN');
    expect(ours.map(({ year, rank }) => [year, rank])).toEqual([
      [2010, 90],
      [2012, 83],
      [2014, 99],
      [2016, 89],
      [2018, 88],
      [2020, 86],
      [2022, 86],
      [2024, 71],
    ]);
    expect(surveys.filter(({ year }) => year === 2018)).toHaveLength(10);
    expect(ours.at(-1)?.ext).toEqual({ confidence: 'K' });
  });

  it('holds surveys whose parts have the index as their mean, since they weigh the same', () => {
    const means = events.flatMap((event) => {
      if (event.type !== 'vn.egov.governance.survey.published.v1' || event.data.year < 2012) return [];
      const { egdi = 0, osi, hci, tii } = event.data.values;
      return osi === undefined || hci === undefined || tii === undefined ? [] : [egdi - (osi + hci + tii) / 3];
    });
    expect(means).toHaveLength(7);
    expect(means.filter((difference) => Math.abs(difference) > 0.0001)).toEqual([]);
  });
});
