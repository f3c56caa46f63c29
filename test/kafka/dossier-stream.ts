import { setTimeout as sleep } from 'node:timers/promises';
import { contentHash } from '#event-catalog';
import { type NewEvent, openKafkaLog, type OpenedLog } from '#event-log';
import { type Database, openDatabase } from '#read-models';
import type { ProjectorParts } from '../../apps/projector/src/context-projector.js';
import { contexts, type ProjectedContext } from '../../apps/projector/src/contexts.js';
import { verifyContext } from '../../apps/projector/src/verify.js';
import { dossier } from '../support/sent-events.js';
import { atEnd } from '../support/postgres.js';
import { behind } from './folded.js';

export const onestop: ProjectedContext = contexts.find(({ name }) => name === 'onestop')!;

/** Dossiers that are told to a log, each of which must be counted once. */
export class DossierStream {
  /** So many are in the log. */
  told = 0;

  private constructor(
    readonly log: OpenedLog,
    readonly database: Database,
    readonly brokers: readonly string[],
  ) {}

  static async open(brokers: readonly string[], connectionString: string): Promise<DossierStream> {
    const log = await openKafkaLog({ brokers });
    const database = await openDatabase({ connectionString });
    atEnd(async () => {
      await database.close();
      await log.close();
    });
    return new DossierStream(log, database, brokers);
  }

  async tell(count: number): Promise<void> {
    const events = Array.from({ length: count }, newDossier);
    while (!(await this.log.append(events).then(...answered))) await sleep(200);
    this.told += count;
  }

  /** Tells dossiers again and again while something else is done. */
  async tellWhile(work: () => Promise<void>): Promise<void> {
    let working = true;
    const telling = async (): Promise<void> => {
      while (working) {
        await this.tell(40);
        await sleep(60);
      }
    };
    const told = telling();
    await work().finally(() => (working = false));
    await told;
  }

  /** What a fold is made with. */
  get store(): Pick<ProjectorParts, 'log' | 'database'> {
    return { log: this.log, database: this.database };
  }

  /** Once all is folded. */
  async folded(): Promise<void> {
    while (((await behind(this, [onestop.stream]).catch(() => undefined)) ?? 1) > 0) await sleep(100);
  }

  /** The read model equals a fresh fold of the log, and every dossier is counted once. */
  async mustBeExact(): Promise<void> {
    await this.folded();
    const signal = new AbortController().signal;
    const { differences, compared } = await verifyContext(onestop, { ...this.store, signal });
    expect(differences).toEqual([]);
    expect(await this.counted()).toBe(this.told);
    expect(compared.entities).toBeGreaterThanOrEqual(this.told); // also those of which only unreadable events came
  }

  /** Others have told so many. */
  isTold(count: number): void {
    this.told += count;
  }

  async counted(): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(
      `select coalesce(sum(l.count), 0)::int as count from read_model.ledger_by_measure l
       join read_model.generation g on g.id = l.generation and g.state = 'active' where l.measure = 'dossiers.received'`,
    );
    return rows[0]?.count ?? 0;
  }
}

/** What was not answered may be there or not: the same is told again, as senders do. */
const answered = [() => true, () => false] as const;

function newDossier(): NewEvent {
  const event = dossier();
  return {
    stream: onestop.stream,
    subject: String(event['subject']),
    body: JSON.stringify(event),
    hash: contentHash(event),
  };
}
