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

  it('sets the targets of the plan to the end of 2020', () => {
    const targets = events.flatMap((event) =>
      event.type === 'vn.egov.governance.target.set.v1' ? [[event.subject, event.data.value, event.data.by]] : [],
    );
    expect(targets).toContainEqual(['online-share', 0.2, '2020-12-31']);
    expect(targets).toContainEqual(['electronic-documents-share', 0.9, '2020-12-31']);
    expect(targets.filter(([, , by]) => String(by) > '2020-12-31')).toEqual([]);
  });
});
