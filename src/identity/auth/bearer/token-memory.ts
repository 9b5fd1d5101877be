/** What every token says about its own end: seconds since 1970. */
interface Expiring {
  readonly exp?: number;
}

interface Remembered<Claims> {
  readonly claims: Claims;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Remembers what tokens say until they expire; of too many, it forgets the one it knew longest. */
export class TokenMemory<Claims extends Expiring> {
  private readonly remembered = new Map<string, Remembered<Claims>>();

  /** @param longestMs after which a token is forgotten though it has not expired */
  constructor(
    private readonly capacity: number,
    private readonly now: () => number = Date.now,
    private readonly longestMs = Infinity,
  ) {}

  get(token: string): Claims | undefined {
    const known = this.remembered.get(token);
    if (known && this.now() < known.until) return known.claims;
    this.remembered.delete(token);
    return undefined;
  }

  set(token: string, claims: Claims): void {
    const until = Math.min((claims.exp ?? 0) * 1000, this.now() + this.longestMs);
    this.remembered.set(token, { claims, until });
    if (this.remembered.size <= this.capacity) return;
    const [longest] = this.remembered.keys();
    if (longest !== undefined) this.remembered.delete(longest);
  }
}
