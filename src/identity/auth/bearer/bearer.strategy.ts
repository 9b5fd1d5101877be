import passport from 'passport';
import type { Actor } from '../../../platform/access/index.js';
import type { Caller } from './caller.js';

/** Says whose token it is, that it is nobody's, or why it is refused. */
type Verify = (
  token: string,
  caller: Caller,
  done: (refusal: unknown, actor?: Actor) => void,
) => void;

/**
 * The base of Passport's strategies for one kind of what callers carry. What is of another kind is
 * left to the next strategy; what is of this kind and refused ends the request.
 */
export class BearerStrategy extends passport.Strategy {
  constructor(
    private readonly isOfThisKind: (token: string) => boolean,
    private readonly verify: Verify,
  ) {
    super();
  }

  override authenticate(request: object): void {
    const caller = request as Caller;
    const { token } = caller;
    if (token === null || !this.isOfThisKind(token)) {
      this.fail();
      return;
    }
    this.verify(token, caller, (refusal, actor) => {
      if (refusal) this.error(refusal);
      else if (actor) this.success(actor);
      else this.fail();
    });
  }
}
