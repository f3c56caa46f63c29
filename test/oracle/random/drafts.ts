import { allIndicators, computedIndicators, declaredIndicators } from '../catalogue.js';
import * as governance from './governance.js';
import { accountDraft, registeredData } from './identity.js';
import { documentDraft } from './interchange.js';
import { dossierDraft, dossierLife, paperDraft } from './onestop.js';
import { portalDraft, questionDraft, serviceDraft } from './portal.js';
import { day, newYear, sourceOf, type Draft, type Subject, type World } from './world.js';

/** `lateness` in microseconds where it is not left to chance. */
export type PlainDraft = Omit<Draft, 'time'> & { time: string; lateness?: number };

type Kind = {
  /** Of a hundred events; of a hundred subjects, where the names are not given. */
  events: number;
  subjects: number;
  name: (number: number, world: World) => string;
  draft: (world: World, subject: Subject) => Draft;
};

const kinds: readonly Kind[] = [
  {
    events: 51,
    subjects: 50,
    name: (number, { homes }) => `${homes[number % homes.length] ?? ''}-2001-${number}`,
    draft: dossierDraft,
  },
  { events: 18, subjects: 18, name: (number) => `doc-${number}`, draft: documentDraft },
  { events: 2, subjects: 4, name: paperName, draft: paperDraft },
  {
    events: 1.5,
    subjects: 3,
    name: (number, world) => `paper-documents:${world.homeOf(number)}:2020-${month(number)}`,
    draft: paperDraft,
  },
  {
    events: 3,
    subjects: 3,
    name: (number, world) => `urn:egov:${world.homeOf(number)}:portal-${number}`,
    draft: portalDraft,
  },
  { events: 7, subjects: 8, name: serviceName, draft: serviceDraft },
  { events: 2, subjects: 4, name: (number) => `question-${number}`, draft: questionDraft },
  { events: 7, subjects: 10, name: (number) => `p:${String(number).padStart(32, '0')}`, draft: accountDraft },
];

/** Registry first, then events of all kinds. */
export function plainDrafts(world: World, count: number): readonly PlainDraft[] {
  const { dice, options } = world;
  const scale = options.subjects / 100;
  const pools = kinds.map(({ subjects, name, ...kind }) => ({
    ...kind,
    subjects: Array.from({ length: Math.max(1, Math.round(subjects * scale)) }, (_, number) =>
      world.subject(name(number, world), number),
    ),
  }));
  const all = [...pools, ...governancePools(world)];
  const dossiers = pools[0]?.subjects ?? [];
  const accounts = pools.at(-1)?.subjects ?? [];
  const drafts = [
    ...registryDrafts(world).map((draft) => ({ ...draft, lateness: 0 })),
    ...(options.moot === true ? [] : accounts.map((account) => firstRegistration(world, account))),
    ...registryChanges(world),
    // the later half of the dossiers: the skew gives them few other events
    ...dossiers.slice(dossiers.length / 2).flatMap((dossier) => dossierLife(world, dossier)),
  ];
  const weights = Object.fromEntries(all.map(({ events }, index) => [String(index), events]));
  while (drafts.length < count) {
    const pool = all[Number(dice.weighted(weights))];
    if (pool !== undefined) drafts.push(pool.draft(world, dice.pickSkewed(pool.subjects)));
  }
  return drafts.map((draft) => ({ ...draft, time: world.instant(draft.time) }));
}

function governancePools(world: World): readonly (Pick<Kind, 'events' | 'draft'> & { subjects: readonly Subject[] })[] {
  const { agencies, homes } = world;
  const whole = world.options.wholeCatalogue === true;
  const subjects = (names: readonly string[]) => names.map((name, number) => world.subject(name, number));
  const systems = agencies.filter((_agency, index) => index % 3 !== 1).map((agency) => sourceOf(agency, 'document'));
  const others = whole ? homes.flatMap((home) => [sourceOf(home, 'portal'), sourceOf(home, 'identity')]) : [];
  return [
    {
      events: 3,
      draft: governance.systemDraft,
      subjects: subjects([...systems, ...homes.map((home) => sourceOf(home, 'onestop')), ...others]),
    },
    {
      events: whole ? 2 : 1,
      draft: governance.targetDraft,
      subjects: subjects(whole ? allIndicators : computedIndicators),
    },
    { events: 1, draft: governance.taskDraft, subjects: subjects(homes.map((home) => `task-${home}`)) },
    {
      events: whole ? 6 : 2,
      draft: governance.figureDraft,
      subjects: subjects(whole ? declaredIndicators : ['work-files-share', 'reports-share']),
    },
    ...(whole ? [{ events: 1, draft: governance.surveyDraft, subjects: subjects(['egdi', 'epi']) }] : []),
    { events: 1.5, draft: governance.remarkDraft, subjects: subjects(homes.map((home) => `remark-${home}`)) },
  ];
}

/** `VN`, all homes and units from 2019 on; every seventh unit comes into being in May 2020. */
function registryDrafts(world: World): readonly Draft[] {
  const time = newYear - 365 * day;
  return ['VN', ...world.agencies].map((code, number) => {
    const parent = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : 'VN';
    const late = code.includes('.') && number % 7 === 6;
    return governance.establishedDraft(world.subject(code, number), parent, {
      time,
      from: late ? '2020-05-01' : '2019-01-01',
    });
  });
}

function registryChanges(world: World): readonly Draft[] {
  const { agencies, dice } = world;
  const facts = ['moved', 'merged', 'renamed', 'dissolved', 'merged', 'established', 'moved'] as const;
  const changes = Math.max(facts.length, Math.ceil(agencies.length * 0.6));
  return Array.from({ length: changes }, (_, number) => {
    const code = dice.pick(number % 5 === 4 ? agencies : agencies.filter((agency) => agency.includes('.')));
    return governance.agencyDraft(
      world,
      world.subject(code, agencies.indexOf(code)),
      facts[number % facts.length] ?? 'moved',
    );
  });
}

/** The text names no kind for an account that nobody registered: the first that is known of an account is its registration. */
function firstRegistration(world: World, account: Subject): Draft & { lateness: number } {
  const source = sourceOf(account.home, 'identity');
  return {
    fact: 'identity.account.registered',
    subject: account.name,
    source,
    time: account.start - day,
    data: registeredData(world, account, source),
    lateness: 0,
  };
}

function paperName(number: number, world: World): string {
  const procedure = number % 3 === 0 ? ':1.000123' : '';
  return `paper:${world.agencies[number % world.agencies.length] ?? ''}:2020-${month(number)}${procedure}`;
}

function serviceName(number: number, { agencies }: World): string {
  return `1.00${String(number).padStart(4, '0')}@${agencies[number % agencies.length] ?? ''}`;
}

function month(number: number): string {
  return String((number % 12) + 1).padStart(2, '0');
}
