import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';

// OWASP password storage cheat sheet: argon2id, 19 MiB, two passes, one lane.
const OPTIONS = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hash of nobody's password, so that an unknown account costs as much time as a known one.
const DECOY = hash('decoy', OPTIONS);

/** Password hashes, computed by threads of their own. */
@Injectable()
export class Passwords {
  hash(password: string): Promise<string> {
    return hash(normalised(password), OPTIONS);
  }

  /**
   * Whether the password fits; without a hash, or with the empty one of an account that has no
   * password, it never does, after the same time.
   */
  async matches(hashedPassword: string | undefined, password: string): Promise<boolean> {
    // Accounts without a password of their own have an empty one.
    const hasPassword = hashedPassword !== undefined && hashedPassword !== '';
    const fits = await verify(hasPassword ? hashedPassword : await DECOY, normalised(password));
    return fits && hasPassword;
  }
}

// NIST SP 800-63B-4, 3.1.1.2: keyboards write the same character in several ways.
function normalised(password: string): string {
  return password.normalize('NFKC');
}
