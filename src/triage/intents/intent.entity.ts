import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Priority } from './priority.js';

@Entity('intents')
export class Intent {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'intents_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Index('intents_name_key', { unique: true })
  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'text', default: '' })
  description: string;

  @Column({ type: 'text', nullable: true })
  answer: string | null;

  /** Whether a machine may give the answer at all. */
  @Column({ type: 'boolean', name: 'auto_resolve', default: false })
  autoResolve: boolean;

  @Column({ type: 'enum', enum: Priority, enumName: 'ticket_priority', default: Priority.Normal })
  priority: Priority;

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
