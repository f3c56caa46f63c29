import { covers, eventAgency, sourceAgency } from '#event-catalog';
import { simulationOf } from '../sample-year.js';
import { simulation } from './simulation.js';

const options = simulationOf({ seed: 25, events: 12_000, from: '2025-04-15', to: '2025-09-01' });
const events = [...simulation(options)];
const dossiers = events.filter(({ type }) => type.startsWith('vn.egov.onestop.dossier.'));
const mergerDay = '2025-07-01';
const home = (source: string) => source.split(':')[2] ?? '';
const gone = (source: string) => options.mergers.into.has(home(source));

describe('the mergers of 1 July 2025', () => {
  it('are handed over on their eve: every dossier that goes on elsewhere was transferred by its old home before', () => {
    const openedBy = new Map<string, string>();
    const handedTo = new Map<string, string>();
    const strangers = dossiers.filter((event) => {
      const first = openedBy.get(event.subject) ?? home(event.source);
      openedBy.set(event.subject, first);
      if (event.type === 'vn.egov.onestop.dossier.transferred.v1') handedTo.set(event.subject, event.data.toAgency);
      return home(event.source) !== first && handedTo.get(event.subject) !== home(event.source);
    });
    const mistaken = strangers.filter(({ data }) => !JSON.stringify(data).includes('Nhầm mã hồ sơ'));
    expect(mistaken).toEqual([]);
    expect(dossiers.filter(({ subject, source }) => home(source) === 'H20' && subject.includes('.H58-'))).not.toEqual(
      [],
    );
  });

  it('leave nothing new to those that are gone', () => {
    const begun = events.filter(({ type }) =>
      /\.(submitted|received|sent|registered|asked|opened|published)\./.test(type),
    );
    expect(begun.filter(({ source, time }) => gone(source) && time >= mergerDay)).toEqual([]);
  });

  it('let nobody speak for an agency that it does not cover: the door would refuse that', () => {
    expect(events.filter((event) => !covers(sourceAgency(event.source), eventAgency(event)))).toEqual([]);
  });

  it('retire their systems and dissolve the districts', () => {
    const told = (type: string) => events.filter((event) => event.type === `vn.egov.governance.${type}.v1`);
    const retired = new Set(told('system.retired').map(({ subject }) => home(subject)));
    expect([...retired].filter((code) => !options.mergers.into.has(code))).toEqual([]);
    expect(retired).toContain('H58');
    expect(told('agency.dissolved').map(({ subject }) => subject)).toContain('H58.12');
  });
});
