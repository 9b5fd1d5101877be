import type { ReplayView } from './replay-view.dto.js';

/** How far a replay is, in tickets. */
export interface ReplayProgress {
  done: number;
  readonly total: number;
}

/** A replay under way. */
export interface Replay {
  readonly progress: Readonly<ReplayProgress>;
  readonly result: Promise<ReplayView>;
}
