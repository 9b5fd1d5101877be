import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';

const KEY = { type: 'integer', primaryKeyConstraintName: 'team_members_pkey' } as const;

/** That somebody of the staff is in a team. */
@Entity('team_members')
@Index('team_members_team_idx', ['teamId'])
@Index('team_members_user_idx', ['userId'])
export class TeamMember extends OrganizationRow('team_members') {
  @ForeignKeyWithin('Team', { name: 'team_members_team_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ ...KEY, name: 'team_id' })
  teamId: number;

  @ForeignKeyWithin('User', { name: 'team_members_user_fkey' })
  @PrimaryColumn({ ...KEY, name: 'user_id' })
  userId: number;

  /** The names of the intents that they take; none: all that the team does. */
  @Column({ type: 'text', array: true, default: [] })
  skills: string[] = [];

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
