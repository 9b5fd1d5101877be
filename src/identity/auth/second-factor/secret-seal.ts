import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/index.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what the service must be able to read again, by a key that comes from SECRET_KEY. */
@Injectable()
export class SecretSeal {
  private readonly key: Buffer;
  private readonly previous: Buffer | undefined;

  constructor({ secretKey, secretKeyPrevious }: Settings) {
    this.key = keyOf(secretKey);
    this.previous = secretKeyPrevious === undefined ? undefined : keyOf(secretKeyPrevious);
  }

  /** Whether another key than the present one still opens. */
  get isChanging(): boolean {
    return this.previous !== undefined;
  }

  /** Nonce, tag and ciphertext, which open for this user alone. */
  seal(userId: number, secret: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(Buffer.from(String(userId)));
    const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
  }

  /** Nothing where it was sealed by a SECRET_KEY that counts no more, for somebody else, or changed. */
  open(userId: number, sealed: Buffer): Buffer | undefined {
    const secret = openBy(this.key, userId, sealed);
    return secret ?? (this.previous && openBy(this.previous, userId, sealed));
  }

  /** What only the previous key opens, sealed anew; nothing where there is no need, or no way. */
  renew(userId: number, sealed: Buffer): Buffer | undefined {
    if (openBy(this.key, userId, sealed)) return undefined;
    const secret = this.open(userId, sealed);
    return secret && this.seal(userId, secret);
  }
}

function keyOf(secretKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'second-factor', 32));
}

function openBy(key: Buffer, userId: number, sealed: Buffer): Buffer | undefined {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(String(userId)))
      .setAuthTag(tag);
    const ciphertext = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
}
