import passport from 'passport';
import type { Actor } from '../../../platform/access/index.js';
import type { Caller } from './caller.js';

type Ask = (caller: Caller, response: null, next: (error: unknown) => void) => void;

/**
 * Who is calling, as the first of Passport's strategies says that knows the kind of what they carry;
 * nobody where none does. Passport is handed the caller in place of the request, into which it would
 * put methods for Express.
 * @throws whatever a strategy refuses a credential with
 */
export function askPassport(
  strategies: readonly string[],
  caller: Caller,
): Promise<Actor | undefined> {
  return new Promise((resolve, reject) => {
    const done = (refusal: Error | null, actor?: Actor | false): void => {
      if (refusal) reject(refusal);
      else resolve(actor === false ? undefined : actor);
    };
    const ask = passport.authenticate([...strategies], { session: false }, done) as Ask;
    ask(caller, null, reject);
  });
}
