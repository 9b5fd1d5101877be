import type { WriteStream } from 'node:tty';
import type { Tier } from '../triage/core/index.js';

const TITLES: Readonly<Record<Tier, string>> = { lexical: 'words', full: 'words and meaning' };
/** Where nobody watches, such as in CI, a quarter is news enough. */
const STEP_OF_LOG = 0.25;

/** Shows how far the trainings of a build are: in one line of a terminal, or in a few of a log. */
export class TrainingDisplay {
  readonly #done = new Map<Tier, number>();
  #logged = -1;

  constructor(private readonly stream: WriteStream) {}

  /** Takes a share from 0 to 1. */
  report(tier: Tier, done: number): void {
    this.#done.set(tier, done);
    if (this.stream.isTTY) {
      this.stream.write(`\r${this.#line()}  `);
      return;
    }
    const step = Math.floor(Math.min(...this.#done.values()) / STEP_OF_LOG);
    if (step > this.#logged) this.stream.write(`${this.#line()}\n`);
    this.#logged = Math.max(step, this.#logged);
  }

  end(): void {
    if (this.stream.isTTY && this.#done.size > 0) this.stream.write('\n');
  }

  #line(): string {
    const tiers = [...this.#done].sort(([one], [other]) => other.localeCompare(one));
    const shares = tiers.map(([tier, done]) => `${TITLES[tier]} ${Math.floor(done * 100)} %`);
    return `training the first models, kept for later builds: ${shares.join(', ')}`;
  }
}
