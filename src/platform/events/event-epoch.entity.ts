import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says which history the outbox tells. */
// TypeORM knows no xid8: the migration alone says what this table is like.
@Entity('event_epochs', { synchronize: false })
export class EventEpoch {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'event_epochs_pkey' })
  epoch: string;

  /** What the database was told by when the epoch began; null before the first start. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  history: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'began_at', default: () => 'now()' })
  beganAt: Date;

  /** The furthest event that was removed as too old; an xid8. */
  @Column({ type: 'bigint', name: 'removed_xid', default: '0' })
  removedXid: string;

  @Column({ type: 'bigint', name: 'removed_id', default: '0' })
  removedId: string;
}
