import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One copy of a context's read model. */
@Entity({ schema: 'read_model', name: 'generation' })
export class GenerationRow {
  @PrimaryColumn({ type: 'integer', generated: 'identity' })
  id!: number;

  @Column({ type: 'text' })
  context!: string;

  /** Names and versions of the projections that it was folded with. */
  @Column({ type: 'text' })
  versions!: string;

  @Column({ type: 'text' })
  state!: 'building' | 'active' | 'retired';

  @Column({ type: 'timestamptz', name: 'activated_at', nullable: true })
  activatedAt!: Date | null;
}

/** A key of an agency; only its hash is kept. */
@Entity({ schema: 'control', name: 'api_key' })
export class ApiKeyRow {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'text' })
  agency!: string;

  @Column({ type: 'text', default: '' })
  label!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}

/** A secret of the hub. */
@Entity({ schema: 'control', name: 'secret' })
export class SecretRow {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'bytea' })
  value!: Buffer;
}
