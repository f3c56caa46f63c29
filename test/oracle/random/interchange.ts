import { agencyOf, given, sourceOf, type Draft, type Subject, type World } from './world.js';

const facts = {
  sent: 16,
  delivered: 12,
  refused: 4,
  accepted: 8,
  assigned: 6,
  processing: 6,
  completed: 10,
  recalled: 1,
  replaced: 1.5,
  updated: 1.5,
};

export function documentDraft(world: World, subject: Subject): Draft {
  const fact = world.dice.weighted(facts);
  const about = { fact: `interchange.document.${fact}`, subject: subject.name, time: world.moment(subject) };
  if (fact === 'sent') return sent(world, subject, about);
  if (fact === 'recalled' || fact === 'replaced' || fact === 'updated') {
    return { ...about, source: world.source(subject, 'document'), data: {} };
  }
  return status(world, subject, about);
}

type About = Pick<Draft, 'fact' | 'subject' | 'time'>;

function sent(world: World, subject: Subject, about: About): Draft {
  const { dice } = world;
  const source = world.source(subject, 'document');
  return {
    ...about,
    source,
    data: {
      ...given({
        number: dice.chance(0.5) ? `${dice.integer(1, 99)}/QĐ-UBND` : undefined,
        from: world.coveredAgency(source, subject),
      }),
      kind: dice.pick(['decision', 'letter', 'report']),
      to: [...new Set(Array.from({ length: dice.integer(1, 3) }, () => receiver(world, subject)))],
      signed: dice.chance(0.6),
      ...world.instants({ sentAt: world.near(about.time) }),
    },
  };
}

/** From the receiver's own system, from one above it, or from the national axis, which must name the receiver. */
function status(world: World, subject: Subject, about: About): Draft {
  const { dice } = world;
  const agency = receiver(world, subject);
  const source = dice.weighted({
    [sourceOf(agency, 'document')]: 6,
    [sourceOf(agency.split('.')[0] ?? agency, 'gateway')]: 2,
    'urn:egov:VN:axis': 2,
  });
  const named = agencyOf(source) === agency && dice.chance(0.5) ? undefined : agency;
  return { ...about, source, data: { ...given({ agency: named }), ...world.instants({ at: world.near(about.time) }) } };
}

/** A few per document, so that statuses meet their documents; now and then a stranger. */
function receiver(world: World, subject: Subject): string {
  const { dice, agencies } = world;
  if (dice.chance(0.08)) return dice.pick(agencies);
  return agencies[(subject.number * 7 + dice.integer(0, 3)) % agencies.length] ?? subject.other;
}
