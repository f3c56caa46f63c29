import { readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MonthsAsKnown1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(new URL('./0002-months-as-known.sql', import.meta.url), 'utf8'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table read_model.ledger_month drop constraint ledger_month_pkey, drop column recorded_from,
        drop column recorded_to;
      alter table read_model.ledger_month add primary key (generation, cell, agency, month)`);
  }
}
