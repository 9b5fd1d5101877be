import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says which history the outbox tells. */
@Entity('event_epochs')
export class EventEpoch {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'event_epochs_pkey' })
  epoch: string;

  /** What the database was told by when the epoch began; null before the first start. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  history: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'began_at', default: () => 'now()' })
  beganAt: Date;
}
