import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('embeddings')
export class Embedding {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'embeddings_pkey' })
  encoder: string;

  /** SHA-256. */
  @PrimaryColumn({
    type: 'bytea',
    name: 'text_hash',
    primaryKeyConstraintName: 'embeddings_pkey',
  })
  textHash: Buffer;

  /** Little-endian 32-bit floats. */
  @Column({ type: 'bytea' })
  vector: Buffer;

  /** By the day: what has not been used for long may go. */
  @Index('embeddings_used_at_idx')
  @Column({ type: 'timestamptz', precision: 3, name: 'used_at', default: () => 'now()' })
  usedAt: Date;
}
