import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../../platform/database/index.js';

const KEY = 'export_chunks_pkey';

/** A part of the file of an export, which belongs to the organisation that is in it. */
@Entity('export_chunks')
@OfOrganization('export_chunks')
export class ExportChunk extends OrganizationRow('export_chunks') {
  /** Of the operator's organisation, so that no key leads to it. */
  @PrimaryColumn({ type: 'integer', name: 'job_id', primaryKeyConstraintName: KEY })
  jobId: number;

  /** From 0. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: KEY })
  number: number;

  /** Whose data alone it holds, and who it goes with; nobody's where it is of all of them. */
  @Index('export_chunks_user_idx')
  @ForeignKeyWithin('User', { name: 'export_chunks_user_fkey' })
  @Column({ type: 'integer', name: 'user_id', nullable: true })
  userId: number | null;

  @Column({ type: 'bytea' })
  bytes: Buffer;

  @Index('export_chunks_created_idx')
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
