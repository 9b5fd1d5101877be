import { isProblem } from '~/api/index.js';

/** Somebody did not want to show that it is them; what they wanted to do was not done. */
export class NotProven extends Error {}

interface Question {
  readonly answer: () => void;
  readonly decline: () => void;
}

const listeners = new Set<() => void>();
let question: Question | undefined;
let asking: Promise<void> | undefined;

/** The question that is open, for the dialog that asks it. */
export const openQuestion = {
  get: (): Question | undefined => question,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/**
 * Does something; where the service first wants to know that it is still them (403), asks, and does it
 * then. @throws NotProven where they decline
 */
export async function proven<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!isProblem(error, 'AUTH.STEP_UP_REQUIRED')) throw error;
    asking ??= ask().finally(() => (asking = undefined));
    await asking;
    return call();
  }
}

function ask(): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    put({ answer: resolve, decline: () => reject(new NotProven()) });
  }).finally(() => put(undefined));
}

function put(next: Question | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}
