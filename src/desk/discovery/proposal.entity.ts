import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';
import type { ProposalStatus } from './discovery-values.js';

/** An intent that a discovery proposes, and what became of it. */
@Entity('discovery_proposals')
@OfOrganization('discovery_proposals')
@Index('discovery_proposals_discovery_idx', ['discoveryId', 'id'])
export class Proposal extends OrganizationRow('discovery_proposals') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'discovery_proposals_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Discovery', {
    name: 'discovery_proposals_discovery_fkey',
    onDelete: 'CASCADE',
  })
  @Column({ type: 'integer', name: 'discovery_id' })
  discoveryId: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'text', default: '' })
  description: string;

  @Column({ type: 'text', nullable: true })
  answer: string | null;

  @Column({ type: 'varchar', length: 20, default: 'proposed' })
  status: ProposalStatus;

  /** Words that several of its messages have, more than others do. */
  @Column({ type: 'jsonb', default: [] })
  terms: readonly string[];

  /** Whether its messages are those of the nearest intent: more examples of what there is. */
  @Column({ type: 'boolean', name: 'is_known', default: false })
  isKnown: boolean;

  @Index('discovery_proposals_nearest_idx')
  @ForeignKeyWithin('Intent', { name: 'discovery_proposals_nearest_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'integer', name: 'nearest_intent_id', nullable: true })
  nearestIntentId: number | null;

  @Column({ type: 'real', name: 'nearest_similarity', nullable: true })
  nearestSimilarity: number | null;

  /** What it became. */
  @Index('discovery_proposals_intent_idx')
  @ForeignKeyWithin('Intent', { name: 'discovery_proposals_intent_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'integer', name: 'intent_id', nullable: true })
  intentId: number | null;

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
