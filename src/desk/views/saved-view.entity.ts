import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';

/** A list of tickets that somebody looks at again and again. */
@Entity('saved_views')
@OfOrganization('saved_views')
@Index('saved_views_owner_idx', ['ownerId', 'id'])
export class SavedView extends OrganizationRow('saved_views') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'saved_views_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('User', { name: 'saved_views_owner_fkey' })
  @Column({ type: 'integer', name: 'owner_id' })
  ownerId: number;

  /** Whether all of the staff have it, or only its owner. */
  @Column({ type: 'boolean', default: false })
  shared: boolean;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** As `GET /tickets` takes it. */
  @Column({ type: 'jsonb', default: {} })
  filter: object = {};

  /** What is shown of each ticket, from the left. */
  @Column({ type: 'text', array: true, default: [] })
  columns: string[] = [];

  @Column({ type: 'varchar', length: 100 })
  sort: string;

  /** Where it stands among the others. */
  @Column({ type: 'integer', name: 'place', default: 0 })
  order: number;

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
