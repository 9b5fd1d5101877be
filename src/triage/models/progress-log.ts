import type { TrainingProgress } from '../core/index.js';

/** How far a training is; every tenth is logged. */
export class ProgressLog {
  /** 0 to 1. */
  done = 0;

  constructor(private readonly log: (line: string) => void) {}

  report({ stage, done }: TrainingProgress): void {
    if (Math.floor(done * 10) > Math.floor(this.done * 10)) {
      this.log(`${Math.floor(done * 100)} % (${stage})`);
    }
    this.done = done;
  }
}
