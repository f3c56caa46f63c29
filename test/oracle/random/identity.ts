import { given, type Draft, type Subject, type World } from './world.js';

/** An account is nobody's: sources of any home speak of it. */
export function accountDraft(world: World, subject: Subject): Draft {
  const { dice } = world;
  const fact = dice.weighted({ registered: 4, verified: 4, authenticated: 8, closed: 1.6 });
  const draft = {
    fact: `identity.account.${fact}`,
    subject: subject.name,
    source: world.source(subject, dice.pick(['identity', 'portal'])),
    time: world.moment(subject),
  };
  if (fact === 'registered') return { ...draft, data: registeredData(world, subject, draft.source) };
  if (fact === 'closed') return { ...draft, data: given({ reason: dice.chance(0.5) ? 'theo yêu cầu' : undefined }) };
  const method = dice.pick(['national-id', 'digital-signature', 'postal', 'bank', 'in-person']);
  if (fact === 'verified') return { ...draft, data: { method, provider: 'vneid' } };
  return {
    ...draft,
    data: { method: dice.pick([method, 'password', 'otp']), sso: dice.chance(0.4), system: draft.source },
  };
}

export function registeredData(world: World, subject: Subject, source: string): Record<string, unknown> {
  return {
    ...given({ agency: world.coveredAgency(source, subject) }),
    kind: world.dice.pick(['citizen', 'citizen', 'organisation']),
  };
}
