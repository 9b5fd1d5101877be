import type { EncodingJob } from './encoding-job.js';

/** One text of a job. */
export interface WaitingText {
  readonly job: EncodingJob;
  readonly index: number;
}

/** Texts that wait for their round, first come, first served. */
export class WaitingLine {
  #texts: WaitingText[] = [];

  constructor(private readonly limit: number) {}

  get length(): number {
    return this.#texts.length;
  }

  /** Whether the job found room; an empty line takes one of any size. */
  add(job: EncodingJob): boolean {
    if (this.length > 0 && this.length + job.texts.length > this.limit) return false;
    job.texts.forEach((_, index) => this.#texts.push({ job, index }));
    return true;
  }

  /** The next `count` texts, or fewer that have no more characters than given; at least one. */
  take(count: number, characters = Infinity): WaitingText[] {
    let taken = 0;
    let left = characters;
    for (; taken < Math.min(count, this.length); taken++) {
      const { job, index } = this.#texts[taken]!;
      left -= job.texts[index]!.length;
      if (left < 0 && taken > 0) break;
    }
    return this.#texts.splice(0, taken);
  }

  remove(job: EncodingJob): void {
    this.#texts = this.#texts.filter((text) => text.job !== job);
  }
}
