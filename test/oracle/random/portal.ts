import { given, sourceOf, type Draft, type Subject, type World } from './world.js';

export function portalDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const fact = dice.weighted({ opened: 5, closed: 2, surveyed: 6 });
  const source = world.source(subject, 'portal');
  const time = world.moment(subject);
  const draft = { fact: `portal.portal.${fact}`, subject: subject.name, source, time };
  if (fact === 'surveyed') {
    const accessible = dice.chance(0.5) ? dice.chance(0.5) : undefined;
    return { ...draft, data: { mobile: dice.chance(0.5), https: dice.chance(0.8), ...given({ accessible }) } };
  }
  return {
    ...draft,
    data: {
      ...given({ agency: world.coveredAgency(source, subject) }),
      url: 'https://dichvucong.example.vn',
      kind: dice.pick(['ministry', 'province']),
      ...world.instants({ at: world.near(time) }),
    },
  };
}

/** `<procedure>@<agency>`: whoever speaks of it covers that agency. */
export function serviceDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const fact = dice.weighted({ published: 8, withdrawn: 2, integrated: 4, separated: 2, supported: 5, unsupported: 4 });
  const [procedure = '', agency = ''] = subject.name.split('@');
  const source = sourceOf(dice.pick([agency, agency, agency.split('.')[0] ?? agency, 'VN']), 'portal');
  const draft = { fact: `portal.service.${fact}`, subject: subject.name, source, time: world.moment(subject) };
  if (fact === 'integrated' || fact === 'separated') return { ...draft, data: {} };
  if (fact === 'supported' || fact === 'unsupported') {
    return { ...draft, data: { by: dice.some(['qa', 'hotline', 'chat']) } };
  }
  // The text does not say whether `online` is dated as the level is: it stays the same.
  const online = world.options.moot === true ? dice.chance(0.7) : subject.number % 3 !== 0;
  return { ...draft, data: { agency, procedure, level: dice.integer(1, 4), online } };
}

export function questionDraft(world: World, subject: Subject): Draft {
  const { dice, options } = world;
  const fact = dice.weighted({ asked: 3, answered: 4 });
  // Whose a question is that two agencies speak of is not said: all of its events name the same agency.
  const source =
    options.moot === true ? world.source(subject, 'portal') : sourceOf(dice.pick([subject.home, 'VN']), 'portal');
  const agency = options.moot === true ? world.coveredAgency(source, subject) : subject.home;
  return {
    fact: `portal.question.${fact}`,
    subject: subject.name,
    source,
    time: world.moment(subject),
    data: given({ agency, service: dice.chance(0.5) ? `1.000123@${subject.home}` : undefined }),
  };
}
