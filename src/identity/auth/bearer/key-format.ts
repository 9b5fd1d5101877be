import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What every key begins with, so that scanners for secrets know one when they see it. */
export const KEY_PREFIX = 'acs_';

const SECRET_BYTES = 32;
const HINT_LENGTH = 10;
const KEY = new RegExp(`^${KEY_PREFIX}[\\w-]{43}[\\w-]{6}$`);

/** A new key: the prefix, 256 random bits and a checksum, the last two in base64url. */
export function makeKey(): string {
  const content = KEY_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  return content + checksumOf(content);
}

/** Whether it was made by `makeKey`, as far as its looks tell: what is not need not be looked up. */
export function looksLikeKey(text: string): boolean {
  return KEY.test(text) && text.endsWith(checksumOf(text.slice(0, -6)));
}

/** What is kept of a key: SHA-256; 256 random bits need no slow hash. */
export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** The beginning of a key, by which people recognise it; it leaves 220 bits to guess. */
export function hintOf(key: string): string {
  return key.slice(0, HINT_LENGTH);
}

function checksumOf(content: string): string {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(content));
  return checksum.toString('base64url');
}
