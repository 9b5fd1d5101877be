import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../../platform/database/index.js';

/** A challenge that a device has signed: it counts once. Kept until it would have ended anyway. */
@Entity('used_challenges')
@OfOrganization('used_challenges')
export class UsedChallenge extends OrganizationRow('used_challenges') {
  /** SHA-256. */
  @PrimaryColumn({
    type: 'bytea',
    name: 'challenge_hash',
    primaryKeyConstraintName: 'used_challenges_pkey',
  })
  challengeHash: Buffer;

  @Index('used_challenges_expires_idx')
  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt: Date;
}
