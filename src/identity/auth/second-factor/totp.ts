import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { ISSUER } from '../tokens/signing-key.js';

// What authenticator apps take for granted (RFC 6238): SHA-1, six digits, 30 seconds.
const TIME_STEP_MS = 30_000;
// Clocks differ, and people type slowly.
const STEPS_EITHER_WAY = 1;

/** A secret of 160 bits, as RFC 4226 recommends. */
export function newSecret(): Buffer {
  return randomBytes(20);
}

/** The secret as people type it into an app that cannot scan. */
export function base32Of(secret: Buffer): string {
  return secretOf(secret).base32;
}

/** The `otpauth://` address to show as a QR code. */
export function provisioningUri(secret: Buffer, email: string): string {
  return new TOTP({ issuer: ISSUER, label: email, secret: secretOf(secret) }).toString();
}

/** The time step whose code this is, among the present one and its neighbours, or nothing. */
export function stepOf(code: string, secret: Buffer, now: number): number | undefined {
  const delta = TOTP.validate({
    token: code,
    secret: secretOf(secret),
    timestamp: now,
    window: STEPS_EITHER_WAY,
  });
  return delta === null ? undefined : Math.floor(now / TIME_STEP_MS) + delta;
}

function secretOf(secret: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(secret).buffer });
}
