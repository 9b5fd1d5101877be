import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';

/** A message that a discovery looks at: its new part, without numbers of cards and accounts. */
@Entity('discovery_messages')
@OfOrganization('discovery_messages')
@Index('discovery_messages_discovery_idx', ['discoveryId', 'id'])
@Index('discovery_messages_proposal_idx', ['proposalId', 'fit'])
export class DiscoveryMessage extends OrganizationRow('discovery_messages') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'discovery_messages_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Discovery', { name: 'discovery_messages_discovery_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'discovery_id' })
  discoveryId: number;

  /** None before the end, and where too few are like it. */
  @ForeignKeyWithin('Proposal', { name: 'discovery_messages_proposal_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'proposal_id', nullable: true })
  proposalId: number | null;

  /** The ticket whose message it is: it goes when the requester's texts go. */
  @Index('discovery_messages_ticket_idx')
  @ForeignKeyWithin('Ticket', { name: 'discovery_messages_ticket_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'ticket_id', nullable: true })
  ticketId: number | null;

  @Column({ type: 'text' })
  text: string;

  /** How often it was said. */
  @Column({ type: 'integer', default: 1 })
  times: number;

  /** How near it is to the middle of its proposal: a cosine. */
  @Column({ type: 'real', nullable: true })
  fit: number | null;

  /** How sure all other messages are that it belongs to its proposal, 0 to 1. */
  @Column({ type: 'real', nullable: true })
  confidence: number | null;

  /** By which it was compared, to divide its proposal. */
  @Column({ type: 'bytea', nullable: true, select: false })
  vector: Buffer | null;
}
