import { divideInto, prepareDivision } from './division.js';
import { findGroupCount } from './group-count.js';
import { votesForOwn } from './held-out-votes.js';
import type { Rows } from './rows.js';

/** What is to be grouped, and what is known beforehand. */
export interface GroupingTask {
  /** Messages, and examples of known intents among them. */
  readonly rows: Rows;
  /** The known intent of each row that is an example; −1 for messages. */
  readonly labels: Int32Array;
  /** How many groups there shall be beside the known intents; found where nobody says so. */
  readonly count?: number | undefined;
  readonly seed: number;
  readonly onWork?: (share: number) => void;
}

/** The groups of messages. */
export interface Grouping {
  /** The group of each row: the known intents by their numbers, then those that are new. */
  readonly groups: Int32Array;
  /** How sure the others are of each row; see `votesForOwn`. */
  readonly votes: Float32Array;
}

/** Shares of the work. */
const PREPARED = 0.3;
const COUNTED = 0.6;

/** Groups messages by their meaning; those like the examples of a known intent go there. */
export function groupMessages(task: GroupingTask): Grouping {
  const { rows, labels, seed, count, onWork = () => undefined } = task;
  const whole = prepareDivision(rows, seed, labels, (share) => onWork(PREPARED * share));
  const onCount = (share: number) => onWork(PREPARED + COUNTED * share);
  const wanted = count ?? findGroupCount(rows, labels, whole, seed, onCount);
  const groups = divideInto(whole, wanted);
  onWork(1);
  return { groups, votes: votesForOwn(whole.neighbours, groups) };
}
