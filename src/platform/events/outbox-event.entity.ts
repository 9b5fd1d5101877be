import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { OrganizationRow } from '../database/index.js';

/** Something that happened, written in the transaction that made it happen; rows are never changed. */
// TypeORM knows no xid8: the migration alone says what this table is like.
@Entity('outbox_events', { synchronize: false })
export class OutboxEvent extends OrganizationRow('outbox_events') {
  /** Of the transaction; an xid8. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'outbox_events_pkey' })
  xid: string;

  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'outbox_events_pkey' })
  id: string;

  @Column({ type: 'varchar', length: 100 })
  type: string;

  @Column({ type: 'jsonb' })
  payload: unknown;

  /** What led to it, the first first. */
  @Column({ type: 'text', array: true, default: [] })
  chain: string[];

  @Index('outbox_events_created_idx')
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
