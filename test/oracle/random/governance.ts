import { day, dayText, given, newYear, sourceOf, type Draft, type Subject, type World } from './world.js';

const registry = 'urn:egov:VN:registry';
const plan = 'urn:egov:VN:plan';

type AgencyFact = 'renamed' | 'moved' | 'merged' | 'dissolved' | 'established';

/** A change in the registry; never under or into an agency that stands later in the list. */
export function agencyDraft(world: World, subject: Subject, fact: AgencyFact): Draft {
  const { dice, agencies } = world;
  const index = agencies.indexOf(subject.name);
  const isHome = !subject.name.includes('.');
  const above = index === 0 ? 'VN' : dice.pick(agencies.slice(0, index));
  const moot = world.options.moot === true && dice.chance(0.3);
  const other = moot ? dice.pick(agencies) : above;
  const data = {
    renamed: { names: names(subject) },
    moved: { parent: isHome && !moot ? 'VN' : other },
    merged: { into: other },
    dissolved: {},
    established: established(subject, isHome ? 'VN' : above),
  }[fact];
  // Established anew: later than all else in every respect, since the text does not say what an earlier day would mean.
  const isAnew = fact === 'established' && !moot;
  return {
    fact: `governance.agency.${fact}`,
    subject: subject.name,
    source: registry,
    time: isAnew ? newYear + dice.integer(346, 360) * day : world.moment(subject),
    data: { ...data, from: isAnew ? '2020-12-15' : dayText(newYear + dice.integer(0, 340) * day) },
  };
}

export function establishedDraft(
  subject: Subject,
  parent: string,
  { time, from }: { time: number; from: string },
): Draft {
  const data = { ...established(subject, parent), from };
  return { fact: 'governance.agency.established', subject: subject.name, source: registry, time, data };
}

function established(subject: Subject, parent: string): Record<string, unknown> {
  const kind = subject.name.includes('.') ? 'department' : subject.name.startsWith('G') ? 'ministry' : 'province';
  return { names: names(subject), kind: subject.name === 'VN' ? 'body' : kind, parent };
}

function names(subject: Subject): Record<string, string> {
  return { vi: `Cơ quan ${subject.name}`, en: `Agency ${subject.name}` };
}

/** The kind and the agency of a system stay what they are: the text does not say what a change would mean. */
export function systemDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const [, , agency = '', kind = ''] = subject.name.split(':');
  const source = dice.chance(0.5) ? registry : subject.name;
  const from = dice.chance(0.5) ? dayText(subject.start) : world.plainDay();
  return {
    fact: `governance.system.${dice.weighted({ registered: 5, retired: 2 })}`,
    subject: subject.name,
    source,
    time: world.moment(subject),
    data: { kind, agency, from },
  };
}

export function targetDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const direction = dice.pick(['up', 'up', 'up', 'down']);
  const data = {
    ...given({
      agency: dice.chance(0.5) ? dice.pick(world.agencies) : undefined,
      baseline: dice.chance(0.5) ? dice.integer(0, 10) / 20 : undefined,
      baselineDay: dice.chance(0.4) ? '2020-01-31' : undefined,
    }),
    value: dice.integer(1, 20) / 20,
    by: dice.pick(['2020-06-30', '2020-09-30', '2020-12-31', '2021-12-31']),
    direction,
    basis: '17/NQ-CP',
  };
  return { fact: 'governance.target.set', subject: subject.name, source: plan, time: world.moment(subject), data };
}

export function taskDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const fact = dice.weighted({ planned: 3, progressed: 3, completed: 1, rescheduled: 1, cancelled: 1 });
  const lead = subject.home;
  const byLead = fact === 'progressed' || fact === 'completed';
  const data = {
    planned: {
      title: { vi: 'Kết nối hệ thống', en: 'Connect the systems' },
      lead,
      coordinating: [subject.other],
      due: world.plainDay(),
      product: 'quyết định',
      basis: '17/NQ-CP',
    },
    progressed: { percent: dice.integer(0, 100), note: 'đang làm' },
    completed: { note: 'xong' },
    rescheduled: { due: world.plainDay(), note: 'lùi hạn', basis: '17/NQ-CP' },
    cancelled: { note: 'bỏ' },
  }[fact];
  return {
    fact: `governance.task.${fact}`,
    subject: subject.name,
    source: byLead && dice.chance(0.8) ? sourceOf(lead, 'office') : plan,
    time: world.moment(subject),
    data,
  };
}

/** Of the few agencies and periods that events of one indicator compete for. */
export function figureDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const fact = dice.weighted({ declared: 4, approved: 3, refused: 1 });
  const agency = dice.pick(world.agencies);
  const period = dice.pick(['2020-Q2', '2020-07', '2020']);
  const denominator = dice.integer(0, 40);
  const most = world.options.wholeCatalogue === true ? denominator + 4 : denominator; // what is above 100 % is flagged
  const numbers = { numerator: dice.integer(0, most), denominator };
  const data = {
    declared: given({ ...numbers, evidence: dice.chance(0.5) ? 'https://example.vn/bao-cao' : undefined }),
    approved: numbers,
    refused: { ...numbers, reason: 'thiếu căn cứ' },
  }[fact];
  return {
    fact: `governance.figure.${fact}`,
    subject: subject.name,
    source: fact === 'declared' ? sourceOf(agency, 'office') : plan,
    time: world.moment(subject),
    data: { indicator: subject.name, agency, period, ...data },
  };
}

/** Of more than one country and year, and again of the same: later ones mend earlier ones. */
export function surveyDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const result = {
    year: dice.pick([2018, 2020, 2022]),
    country: dice.pick(['VN', 'VN', 'SG']),
    rank: dice.integer(60, 95),
  };
  return {
    fact: 'governance.survey.published',
    subject: subject.name,
    source: plan,
    time: world.moment(subject),
    data: { survey: subject.name, ...result, values: { osi: 0.6529 } },
  };
}

/** What is recorded but counted nowhere. */
export function remarkDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const agency = subject.home;
  const from = world.plainDay();
  const pilot = { agencies: [agency, subject.other], from, to: '2020-12-31' };
  const text = { agency, text: 'thiếu đường truyền' };
  const source = sourceOf(agency, 'onestop');
  const drafts = {
    'obstacle.raised': { source, subject: `obstacle-${subject.number}`, data: { ...text, indicator: 'online-share' } },
    'proposal.made': { source, subject: `obstacle-${subject.number}`, data: text },
    'obstacle.resolved': { source, subject: `obstacle-${subject.number}`, data: text },
    'pilot.started': { source: plan, subject: `pilot-${subject.number}`, data: pilot },
    'pilot.ended': { source: plan, subject: `pilot-${subject.number}`, data: pilot },
    'count.declared': {
      source,
      subject: source,
      data: { system: source, day: from, type: 'vn.egov.onestop.dossier.received.v1', count: dice.integer(0, 9) },
    },
    'calendar.declared': {
      source: plan,
      subject: from,
      data: { day: from, working: false, basis: 'Bộ luật Lao động' },
    },
    'procedure.replaced': { source: plan, subject: '1.000123', data: { procedure: '1.000123', by: '2.000456' } },
    'survey.published': {
      source: plan,
      subject: 'egdi',
      data: { survey: 'egdi', year: 2020, country: 'VNM', rank: dice.integer(70, 95), values: { osi: 0.6529 } },
    },
  };
  const fact = dice.weighted({
    'obstacle.raised': 2,
    'proposal.made': 1,
    'obstacle.resolved': 1,
    'pilot.started': 1,
    'pilot.ended': 1,
    'count.declared': 2,
    'calendar.declared': 1,
    'procedure.replaced': 1,
    'survey.published': 1,
  });
  return { fact: `governance.${fact}`, time: world.moment(subject), ...drafts[fact] };
}
