import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';

/** People who take the same kinds of tickets. */
@Entity('teams')
@OfOrganization('teams')
@Index('teams_name_key', ['organizationId', 'name'], { unique: true })
@Index('teams_last_assignee_idx', ['lastAssigneeId'])
export class Team extends OrganizationRow('teams') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'teams_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'text', default: '' })
  description: string;

  /** The names of the intents that it takes. */
  @Column({ type: 'text', array: true, default: [] })
  skills: string[] = [];

  /** Whether anything is given to it. */
  @Column({ type: 'boolean', default: true })
  active: boolean;

  /** Who was given a ticket last, so that the next one goes to the next of them. */
  @ForeignKeyWithin('User', { name: 'teams_last_assignee_fkey' })
  @Column({ type: 'integer', name: 'last_assignee_id', nullable: true })
  lastAssigneeId: number | null;

  /** Counts the changes, those of its members too; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
