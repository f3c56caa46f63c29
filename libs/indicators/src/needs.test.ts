import { parseExpression } from './expression.js';
import { baseMeasures, eventTypesOf, needsOf } from './needs.js';

const read = (text: string) => {
  const result = parseExpression(text);
  return result.ok ? result.value : [];
};

describe('what an expression needs', () => {
  it.each([
    ['dossiers.received + dossiers.paper-declared', ['onestop'], ['onestop']],
    ['systems.connected + systems.registered', ['interchange'], ['document']],
    ['services.published + documents.issued', ['portal', 'interchange'], ['portal', 'document']],
    ['accounts.known', ['identity'], ['identity']],
    ['figures.declared', [], []],
    ['surveys.rank', [], []],
  ])('%s: contexts %j, systems %j', (text, contexts, systemKinds) => {
    expect(needsOf(read(text))).toEqual({ contexts, systemKinds });
  });

  it('are the measures with rows, a derived one replaced by those that it reads', () => {
    expect(baseMeasures(read('dossiers.open + dossiers.overdue + dossiers.received'))).toEqual([
      ...[
        { name: 'dossiers.open', kind: 'stock' },
        { name: 'dossiers.received', kind: 'flow' },
      ],
    ]);
    expect(baseMeasures(read('systems.connected')).map(({ name }) => name)).toEqual([
      ...['systems.registered', 'documents.sent', 'documents.received'],
    ]);
  });

  it('are the event types behind it', () => {
    expect(eventTypesOf(read('questions.answered + questions.asked'))).toEqual([
      ...['vn.egov.portal.question.answered.v1', 'vn.egov.portal.question.asked.v1'],
    ]);
  });
});
