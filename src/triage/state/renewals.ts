interface Renewal {
  readonly running: Promise<void>;
  next: Promise<void> | undefined;
}

/**
 * Does work for each key, one run at a time. Whoever asks during one gets the next, because the
 * running one may have missed the news.
 */
export class Renewals<Key> {
  private readonly renewals = new Map<Key, Renewal>();

  /** @param work never rejects */
  constructor(private readonly work: (key: Key) => Promise<void>) {}

  run(key: Key): Promise<void> {
    const renewal = this.renewals.get(key);
    if (!renewal) return this.begin(key);
    renewal.next ??= renewal.running.then(() => this.begin(key));
    return renewal.next;
  }

  private begin(key: Key): Promise<void> {
    const running = this.work(key).finally(() => {
      // Whoever waits for the next one begins it, which then stands here.
      if (this.renewals.get(key) === renewal && !renewal.next) this.renewals.delete(key);
    });
    const renewal: Renewal = { running, next: undefined };
    this.renewals.set(key, renewal);
    return running;
  }
}
