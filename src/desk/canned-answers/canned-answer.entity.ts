import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';

/** An answer that agents have ready, with places for what differs each time. */
@Entity('canned_answers')
@OfOrganization('canned_answers')
@Index('canned_answers_owner_idx', ['ownerId', 'id'])
@Index('canned_answers_shared_shortcut_key', ['organizationId', 'shortcut'], {
  unique: true,
  where: 'shared',
})
@Index('canned_answers_own_shortcut_key', ['organizationId', 'ownerId', 'shortcut'], {
  unique: true,
  where: 'NOT shared',
})
export class CannedAnswer extends OrganizationRow('canned_answers') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'canned_answers_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('User', { name: 'canned_answers_owner_fkey' })
  @Column({ type: 'integer', name: 'owner_id' })
  ownerId: number;

  /** Whether all of the staff have it, or only its owner. */
  @Column({ type: 'boolean', default: false })
  shared: boolean;

  @Column({ type: 'varchar', length: 100 })
  title: string;

  /** What an agent types after a slash. */
  @Column({ type: 'varchar', length: 40 })
  shortcut: string;

  @Column({ type: 'text' })
  body: string;

  /** By ISO 639-1, where they differ from it. */
  @Column({ type: 'jsonb', default: {} })
  bodies: Record<string, string> = {};

  @Column({ type: 'text', array: true, default: [] })
  tags: string[] = [];

  /** How often it was filled in. */
  @Column({ type: 'integer', default: 0 })
  uses: number;

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
