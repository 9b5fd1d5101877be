import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a named consumer is; whoever holds the row's lock is the one who consumes. */
// TypeORM knows no xid8: the migration alone says what this table is like.
@Entity('event_consumers', { synchronize: false })
export class EventConsumer {
  @PrimaryColumn({ type: 'varchar', length: 100, primaryKeyConstraintName: 'event_consumers_pkey' })
  name: string;

  /** The last event that it is done with; an xid8. */
  @Column({ type: 'bigint', name: 'cursor_xid' })
  cursorXid: string;

  @Column({ type: 'bigint', name: 'cursor_id' })
  cursorId: string;

  /** In a row, of the event after the cursor. */
  @Column({ type: 'integer', default: 0 })
  failures: number;

  /** When that event is tried again. */
  @Column({ type: 'timestamptz', precision: 3, name: 'retry_at', default: () => 'now()' })
  retryAt: Date;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError: string | null;

  /** When an instance last had this consumer. */
  @Column({ type: 'timestamptz', precision: 3, name: 'seen_at', default: () => 'now()' })
  seenAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
