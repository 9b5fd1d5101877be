import { isLockedOut } from './constraint-violation.js';

const TRIES = 5;

/**
 * Does a transaction of its own, and does it again where it was ended because others held what it
 * needed: consumers of events take their locks in the order of what happened, not of the ids.
 * @param isInTheWay what else the next try may not meet
 */
export async function againWhereLockedOut<Result>(
  transaction: () => Promise<Result>,
  isInTheWay: (error: unknown) => boolean = () => false,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (tries === TRIES || !(isLockedOut(error) || isInTheWay(error))) throw error;
    }
  }
}
