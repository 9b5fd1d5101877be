/** Lets only so much work be under way at once; what comes later waits for its turn, in order. */
export class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Gives what the work gives, as soon as it had its turn. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((begin) => this.waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Whoever is next takes the place over: nobody who comes now can be faster.
      if (next) next();
      else this.free++;
    }
  }
}
