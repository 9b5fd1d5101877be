import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Settings } from '../../../platform/config/index.js';

const LIFE_SECONDS = 5 * 60;
const NONCE_BYTES = 16;
const END_BYTES = 4;
const HEAD_BYTES = NONCE_BYTES + END_BYTES;

/** What a challenge is for: it is good for nothing else. */
export type Purpose = `register ${number}` | 'sign in';

// Of many uses at once the first to insert leaves none for the others.
const USE = `
  INSERT INTO used_challenges (challenge_hash, expires_at) VALUES ($1, $2)
  ON CONFLICT DO NOTHING RETURNING expires_at`;

/**
 * What devices are asked to sign, each for one purpose of one organisation, for five minutes and
 * once. A challenge is proved by its own seal, and only that it was used is stored: strangers who ask
 * for many fill no table.
 */
@Injectable()
export class Challenges {
  private readonly key: Buffer;

  constructor({ secretKey }: Settings) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'passkey-challenge', 32));
  }

  make(organizationId: number, purpose: Purpose): Buffer<ArrayBuffer> {
    const end = Buffer.alloc(END_BYTES);
    end.writeUInt32BE(Math.floor(this.now() / 1000) + LIFE_SECONDS);
    const head = Buffer.concat([randomBytes(NONCE_BYTES), end]);
    return Buffer.concat([head, this.seal(head, organizationId, purpose)]);
  }

  /** Whether it was made for this, and has not ended. */
  isValid(challenge: string, organizationId: number, purpose: Purpose): boolean {
    const bytes = Buffer.from(challenge, 'base64url');
    const head = bytes.subarray(0, HEAD_BYTES);
    const seal = this.seal(head, organizationId, purpose);
    if (bytes.length !== HEAD_BYTES + seal.length) return false;
    if (!timingSafeEqual(bytes.subarray(HEAD_BYTES), seal)) return false;
    return endOf(bytes).getTime() > this.now();
  }

  /** Whether it was not used before, of a valid one; it is from now on, if the transaction succeeds. */
  async use(manager: EntityManager, challenge: string): Promise<boolean> {
    const bytes = Buffer.from(challenge, 'base64url');
    await manager.query('DELETE FROM used_challenges WHERE expires_at < clock_timestamp()');
    const hash = createHash('sha256').update(bytes).digest();
    const used = await manager.query<unknown[]>(USE, [hash, endOf(bytes)]);
    return used.length > 0;
  }

  protected now(): number {
    return Date.now();
  }

  private seal(head: Buffer, organizationId: number, purpose: Purpose): Buffer {
    return createHmac('sha256', this.key)
      .update(head)
      .update(`${organizationId} ${purpose}`)
      .digest();
  }
}

function endOf(challenge: Buffer): Date {
  return new Date(challenge.readUInt32BE(NONCE_BYTES) * 1000);
}
