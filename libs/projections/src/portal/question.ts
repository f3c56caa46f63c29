import { eventAgency, type EventOf, vietnamDay } from '#event-catalog';
import { added, stamp, type Stamped } from '../facts.js';
import type { Contribution, Projection } from '../projection.js';

export type QuestionEventType = 'vn.egov.portal.question.asked.v1' | 'vn.egov.portal.question.answered.v1';
type QuestionFact = Stamped & Readonly<{ is: 'asked' | 'answered'; agency: string }>;

/** A question of a citizen or business: its text is personal data and never comes here. */
export type Question = Readonly<{ facts: readonly QuestionFact[] }>;

export const questionProjection: Projection<Question, QuestionEventType> = {
  name: 'portal.question',
  version: 1,
  stream: 'egov.portal.v1',
  evolvers: {
    'vn.egov.portal.question.asked.v1': (question, event) => told(question, event, 'asked'),
    'vn.egov.portal.question.answered.v1': (question, event) => told(question, event, 'answered'),
  },
  initial: () => ({ facts: [] }),
  contributions: ({ facts }) => {
    const agency = (facts.findLast(({ is }) => is === 'asked') ?? facts[0])?.agency;
    if (agency === undefined) return [];
    return [...first(facts, 'asked', agency), ...first(facts, 'answered', agency)];
  },
};

function first(facts: readonly QuestionFact[], is: QuestionFact['is'], agency: string): readonly Contribution[] {
  const fact = facts.find((candidate) => candidate.is === is);
  if (fact === undefined) return [];
  return [{ measure: `questions.${is}`, agency, dims: {}, validOn: vietnamDay(fact.at[0]), count: 1 }];
}

function told(question: Question, event: EventOf<QuestionEventType>, is: QuestionFact['is']): Question {
  return { facts: added(question.facts, { at: stamp(event), is, agency: eventAgency(event) }) };
}
