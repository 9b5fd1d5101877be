/** What every token says about its own end: seconds since 1970. */
interface Expiring {
  readonly exp?: number;
}

/** Remembers what tokens say until they expire; of too many, it forgets the one it knew longest. */
export class TokenMemory<Claims extends Expiring> {
  private readonly claims = new Map<string, Claims>();

  constructor(
    private readonly capacity: number,
    private readonly now: () => number = Date.now,
  ) {}

  get(token: string): Claims | undefined {
    const claims = this.claims.get(token);
    if (claims === undefined || this.now() < (claims.exp ?? 0) * 1000) return claims;
    this.claims.delete(token);
    return undefined;
  }

  set(token: string, claims: Claims): void {
    this.claims.set(token, claims);
    const [longest] = this.claims.keys();
    if (this.claims.size > this.capacity && longest !== undefined) this.claims.delete(longest);
  }
}
