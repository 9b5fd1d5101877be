/** How many messages somebody may send: so many each second, and no more than that at once. */
export class MessageBudget {
  private left: number;
  private at: number;

  constructor(
    private readonly perSecond: number,
    now: number,
  ) {
    this.left = perSecond;
    this.at = now;
  }

  /** Whether one more is within it. @param now milliseconds */
  take(now: number): boolean {
    const gained = ((now - this.at) / 1_000) * this.perSecond;
    this.left = Math.min(this.perSecond, this.left + gained);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
