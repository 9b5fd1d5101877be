import { isLockedOut } from './constraint-violation.js';

const TRIES = 5;

/**
 * Does a transaction of its own, and does it again where it was ended because others held what it
 * needed: consumers of events take their locks in the order of what happened.
 */
export async function againWhereLockedOut<Result>(
  transaction: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (!isLockedOut(error) || tries === TRIES) throw error;
    }
  }
}
