import { agencyOf, day, given, newYear, sourceOf, type Draft, type Subject, type World } from './world.js';

const facts = {
  received: 16,
  submitted: 2,
  refused: 1,
  progressed: 2,
  suspended: 7,
  resumed: 8,
  transferred: 9,
  resolved: 14,
  reopened: 4,
  returned: 2,
  withdrawn: 4,
  stopped: 3,
  corrected: 14,
  voided: 1.2,
  restored: 1.4,
  rated: 5,
  paid: 5,
  refunded: 2,
};

const hour = 3_600_000_000;

type Facts = keyof typeof facts;
type Maker = (world: World, draft: Draft, subject: Subject) => Record<string, unknown>;

export function dossierDraft(world: World, subject: Subject): Draft {
  const fact = world.dice.weighted(facts);
  const draft: Draft = {
    fact: `onestop.dossier.${fact}`,
    subject: subject.name,
    source: world.source(subject, world.dice.pick(['onestop', 'onestop', 'counter'])),
    time: world.moment(subject),
    data: {},
  };
  // The text does not say whether `submitted` lends the fields of `received` values: it comes before all of them.
  if (fact === 'submitted' && world.options.moot !== true) draft.time = newYear - world.dice.integer(1, 20) * day;
  return { ...draft, data: makers[fact](world, draft, subject) };
}

const makers: Readonly<Record<Facts, Maker>> = {
  received: (world, draft, subject) => ({
    ...required(world),
    ...given({ agency: world.coveredAgency(draft.source, subject) }),
    ...world.instants({ receivedAt: world.near(draft.time), dueAt: due(world, draft.time) }),
    ...optional(world),
  }),
  submitted: (world, draft, subject) => ({
    ...required(world),
    ...given({ agency: world.coveredAgency(draft.source, subject) }),
    ...world.instants({ dueAt: due(world, draft.time) }),
    ...(world.options.moot === true ? optional(world) : {}),
  }),
  refused: reason,
  progressed: (world) => given({ status: world.dice.integer(1, 10), step: maybe(world, 'thẩm định') }),
  suspended: (world, draft) => ({ ...world.instants({ at: world.near(draft.time) }), ...reason(world) }),
  resumed: (world, draft) => ({
    ...world.instants({ at: world.near(draft.time), newDueAt: due(world, draft.time) }),
    ...reason(world),
  }),
  transferred: (world, draft, subject) => ({
    toAgency: world.agencyIn(world.dice.chance(0.7) ? subject.home : subject.other),
    ...world.instants({ at: world.near(draft.time) }),
  }),
  resolved: (world, draft) => ({
    outcome: outcome(world),
    ...world.instants({ resolvedAt: world.near(draft.time) }),
  }),
  reopened: reason,
  returned: (world, draft) => ({ channel: channel(world), ...world.instants({ returnedAt: world.near(draft.time) }) }),
  withdrawn: (world, draft) => world.instants({ withdrawnAt: world.near(draft.time) }),
  stopped: (world, draft) => ({ ...world.instants({ stoppedAt: world.near(draft.time) }), ...reason(world) }),
  corrected,
  voided: () => ({ reason: 'nhập nhầm' }),
  restored: () => ({ reason: 'khôi phục' }),
  rated: (world) => ({ score: world.dice.integer(1, 5) }),
  paid: payment,
  refunded: payment,
};

/** A plain life, so that ends meet their due dates: received, perhaps transferred, ended close to the due instant. */
export function dossierLife(world: World, subject: Subject): readonly Draft[] {
  const { dice } = world;
  const source = sourceOf(world.agencyIn(subject.home), 'onestop');
  const at = (fact: Facts, time: number, data: Record<string, unknown>): Draft => ({
    fact: `onestop.dossier.${fact}`,
    subject: subject.name,
    source,
    time,
    data,
  });
  const received = world.moment(subject);
  const dueAt = received - ((received - newYear) % day) + dice.integer(2, 15) * day + dice.pick([0, 0, 10, 17]) * hour;
  const end = dueAt + dice.pick([0, -1, 1, 3 * hour, -3 * hour, 2 * day, -2 * day]);
  const ended = dice.chance(0.8)
    ? at('resolved', end, { outcome: outcome(world) })
    : at(dice.pick(['withdrawn', 'stopped']), end, {});
  const between = received + Math.floor(dice.fraction() * (end - received));
  const after = end + dice.integer(1, 9 * 24) * hour;
  const maybe = (drafts: readonly Draft[]) => (dice.chance(0.3) ? drafts : []);
  return [
    at('received', received, { ...required(world), ...world.instants({ dueAt }) }),
    ended,
    ...maybe([at('transferred', between, { toAgency: world.agencyIn(dice.pick([subject.home, subject.other])) })]),
    ...maybe([at('suspended', between, {}), at('resumed', between + hour, world.instants({ newDueAt: dueAt + day }))]),
    ...maybe([at('corrected', after, world.instants({ dueAt: dueAt + dice.pick([-3, 3]) * day }))]),
    ...maybe([at('returned', after, { channel: 'postal' }), at('rated', after, { score: dice.integer(1, 5) })]),
  ];
}

/** Any of the fields of `received` and `resolved`; `null` clears an optional one. */
function corrected(world: World, draft: Draft, subject: Subject): Record<string, unknown> {
  const { dice, options } = world;
  const all: Record<string, unknown> = {
    ...required(world),
    ...world.instants({
      receivedAt: world.near(draft.time) ?? draft.time,
      dueAt: due(world, draft.time) ?? draft.time,
      resolvedAt: world.near(draft.time) ?? draft.time,
    }),
    agency: world.coveredAgency(draft.source, subject) ?? agencyOf(draft.source),
    outcome: outcome(world),
    viaNationalPortal: dice.chance(0.5),
    parent: 'H58-200101-0000',
  };
  const clearable = ['receivedAt', 'dueAt', 'parent', ...(options.moot === true ? ['agency', 'resolvedAt'] : [])];
  const chosen = dice.some(Object.keys(all)).filter((field) => field !== 'parent' || dice.chance(0.3));
  const fields = chosen.length > 0 ? chosen : ['level'];
  return Object.fromEntries(
    fields.map((field) => [field, clearable.includes(field) && dice.chance(0.35) ? null : all[field]]),
  );
}

function required(world: World): Record<string, unknown> {
  return {
    procedure: `1.00012${world.dice.integer(0, 9)}`,
    level: world.dice.integer(1, 4),
    channel: channel(world),
    handling: world.dice.pick(['electronic', 'electronic', 'paper']),
  };
}

function optional(world: World): Record<string, unknown> {
  const { dice } = world;
  return given({
    applicant: dice.chance(0.5)
      ? { kind: dice.pick(['citizen', 'organisation']), ref: `p:${dice.hex(32)}` }
      : undefined,
    viaNationalPortal: dice.chance(0.3) ? dice.chance(0.5) : undefined,
    parent: dice.chance(0.08) ? 'H58-200101-0000' : undefined,
  });
}

/** Often a midnight: that is how a bare due day comes in. */
function due(world: World, time: number): number | undefined {
  const { dice } = world;
  if (dice.chance(0.35)) return undefined;
  const midnight = time - ((time - newYear) % day) + dice.integer(-3, 20) * day;
  return dice.chance(0.5) ? midnight : midnight + (dice.pick([-1, 1, 17 * 3_600_000_000, time - newYear]) % day);
}

function payment(world: World): Record<string, unknown> {
  return { amount: world.dice.integer(0, 500) * 1000, method: world.dice.pick(['online', 'cash']) };
}

function reason(world: World): Record<string, unknown> {
  return given({ reason: maybe(world, 'thiếu giấy tờ') });
}

function maybe(world: World, text: string): string | undefined {
  return world.dice.chance(0.4) ? text : undefined;
}

function channel(world: World): string {
  return world.dice.pick(['online', 'counter', 'postal']);
}

function outcome(world: World): string {
  return world.dice.pick(['approved', 'approved', 'rejected']);
}

/** `paper:<agency>:<YYYY-MM>[:<procedure>]`, declared by whoever covers the agency. */
export function paperDraft(world: World, subject: Subject): Draft {
  return {
    fact: subject.name.startsWith('paper:') ? 'onestop.paper.declared' : 'interchange.paper-documents.declared',
    subject: subject.name,
    source: world.dice.chance(0.2)
      ? 'urn:egov:VN:reports'
      : sourceOf(subject.home, world.dice.pick(['reports', 'desk'])),
    time: world.moment(subject),
    data: { count: world.dice.integer(0, 40) },
  };
}
