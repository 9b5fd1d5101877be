/** Lets only so much work be under way at once; what comes later waits for its turn, in order. */
export class Semaphore {
  /** By whom it is for; whose turn is next comes first. */
  private readonly waiting = new Map<unknown, (() => void)[]>();

  constructor(private free: number) {}

  /**
   * Gives what the work gives, as soon as it had its turn.
   * @param owner whom it is for: several take turns, so that nobody waits behind all that another
   *   one wants
   */
  async run<Result>(work: () => Promise<Result>, owner?: number): Promise<Result> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((begin) => this.wait(owner, begin));
    try {
      return await work();
    } finally {
      const next = this.next();
      // Whoever is next takes the place over: nobody who comes now can be faster.
      if (next) next();
      else this.free++;
    }
  }

  private wait(owner: unknown, begin: () => void): void {
    const queue = this.waiting.get(owner);
    if (queue) queue.push(begin);
    else this.waiting.set(owner, [begin]);
  }

  private next(): (() => void) | undefined {
    for (const [owner, queue] of this.waiting) {
      const begin = queue.shift();
      this.waiting.delete(owner);
      if (queue.length > 0) this.waiting.set(owner, queue);
      return begin;
    }
    return undefined;
  }
}
