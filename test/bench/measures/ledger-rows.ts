import { activeGenerations } from '#read-models';
import { contexts } from '../../../apps/projector/src/contexts.js';
import { rebuildContext } from '../../../apps/projector/src/rebuild.js';
import { withFilledLog } from '../bench-hub.js';
import { type Figure, rounded } from '../figure.js';
import { dossierLife } from '../made-up.js';
import type { RecordedEvent } from '../../../apps/hub/src/log-filling.js';

const days = 60;
const offices = [
  { name: 'a ministry', agency: 'G01.10', home: 'G01', daily: 1_000 },
  { name: 'a district', agency: 'H58.20', home: 'H58', daily: 40 },
  { name: 'a commune', agency: 'H58.20.30', home: 'H58', daily: 2 },
];

/** How many rows the ledger holds for a dossier: the busier an office, the more dossiers share a row. */
export async function ledgerRows(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  await withFilledLog(lives(), async ({ store: { log, database } }) => {
    const signal = new AbortController().signal;
    for (const context of contexts) {
      if (context.name === 'onestop') await rebuildContext(context, { log, database, signal });
    }
    const generation = (await activeGenerations(database.pool)).get('onestop');
    for (const { name, agency, daily } of offices) {
      const { rows } = await database.pool.query<{ n: number }>(
        'select count(*) as n from read_model.ledger where generation = $1 and agency = $2',
        [generation?.id, agency],
      );
      const value = rounded((rows[0]?.n ?? NaN) / (daily * days));
      figures.push({ name: `ledger rows a dossier at ${name} with ${daily} a day`, value, unit: 'rows' });
    }
  });
  return figures;
}

function* lives(): Iterable<RecordedEvent> {
  for (const { agency, home, daily } of offices) {
    for (let number = 0; number < daily * days; number += 1) {
      const due = 5 + (number % 11);
      const received = { day: Math.floor(number / daily), due, days: Math.max(1, due - 3 + ((number * 7) % 5)) };
      yield* dossierLife({ agency, home }, number, received);
    }
  }
}
