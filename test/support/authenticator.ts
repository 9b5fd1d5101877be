import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;
// A step must not end between making a code and its check.
const LATEST_IN_STEP_MS = 20_000;

/** The app on somebody's phone. */
export class Authenticator {
  private readonly totp: TOTP;

  constructor(secret: string) {
    this.totp = new TOTP({ secret: Secret.fromBase32(secret) });
  }

  /** The code of the present time step, or of one so many steps later. */
  async code(stepsLater: -1 | 0 | 1 = 0): Promise<string> {
    const elapsed = Date.now() % STEP_MS;
    if (elapsed > LATEST_IN_STEP_MS) await sleep(STEP_MS - elapsed);
    return this.totp.generate({ timestamp: Date.now() + stepsLater * STEP_MS });
  }
}
