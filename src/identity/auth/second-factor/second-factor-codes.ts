import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Attempts } from '../attempts/attempts.js';
import { Passkey } from './passkey.entity.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';
import { SecondFactor } from './second-factor.entity.js';
import { SecretSeal } from './secret-seal.js';
import { stepOf } from './totp.js';

const OF_AN_APP = /^\d{6}$/;

// One statement: of many uses at once the first to update the row leaves none for the others.
const USE_STEP = `
  UPDATE second_factors SET last_used_step = $2
  WHERE user_id = $1 AND encrypted_secret = $3 AND coalesce(last_used_step < $2, true)
  RETURNING user_id`;
const USE_RECOVERY_CODE = `
  UPDATE recovery_codes SET used_at = clock_timestamp()
  WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL
  RETURNING id`;

type Owner = Pick<Actor, 'id' | 'origin'>;

/** The codes of a second factor, each of which counts once. */
@Injectable()
export class SecondFactorCodes {
  private readonly logger = new Logger('SecondFactor');

  constructor(
    private readonly seal: SecretSeal,
    private readonly attempts: Attempts,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Whether the code, of the app or for recovery, is right and was not used before; it is from now
   * on, if the transaction succeeds.
   * @throws RateLimitedError
   */
  async use(manager: EntityManager, owner: Owner, code: string): Promise<boolean> {
    const plain = code.replaceAll(/\s/g, '');
    if (OF_AN_APP.test(plain)) return this.useAppCode(manager, owner.id, plain);
    const hash = recoveryCodeHash(plain);
    if (!(await changedARow(manager, USE_RECOVERY_CODE, [owner.id, hash]))) return false;
    const unused = { userId: owner.id, usedAt: IsNull() };
    await this.audit.record(manager, owner, {
      action: 'auth.recovery_code_used',
      subject: { type: 'user', id: owner.id },
      after: { left: await manager.countBy(RecoveryCode, unused) },
    });
    return true;
  }

  /** @throws RateLimitedError */
  useAppCode(manager: EntityManager, userId: number, code: string): Promise<boolean> {
    return this.attempts.tryCode(userId, async () => {
      const factor = await manager.findOneBy(SecondFactor, { userId });
      const secret = factor && this.seal.open(userId, factor.encryptedSecret);
      if (!factor || !secret) {
        if (factor) this.warnOfOtherKey(userId);
        return false;
      }
      const step = stepOf(code.replaceAll(/\s/g, ''), secret, Date.now());
      if (step === undefined) return false;
      return changedARow(manager, USE_STEP, [userId, step, factor.encryptedSecret]);
    });
  }

  /** Replaces all recovery codes by ten new ones, which are never shown again. */
  async issueRecoveryCodes(manager: EntityManager, userId: number): Promise<string[]> {
    const codes = newRecoveryCodes();
    await manager.delete(RecoveryCode, { userId });
    const rows = codes.map((code) => ({ userId, codeHash: recoveryCodeHash(code) }));
    await manager.insert(RecoveryCode, rows);
    return codes;
  }

  /** Forgets the secret, all recovery codes and passkeys. */
  async forget(manager: EntityManager, userId: number): Promise<void> {
    await manager.delete(SecondFactor, { userId });
    await manager.delete(RecoveryCode, { userId });
    await manager.delete(Passkey, { userId });
  }

  private warnOfOtherKey(userId: number): void {
    this.logger.error(
      `the second factor of user ${userId} was made under another SECRET_KEY: only recovery codes work`,
    );
  }
}

async function changedARow(
  manager: EntityManager,
  statement: string,
  values: unknown[],
): Promise<boolean> {
  const [, count] = await manager.query<[rows: unknown[], count: number]>(statement, values);
  return count > 0;
}
