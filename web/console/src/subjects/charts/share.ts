/** A share of something with its 95 % interval, as the service tells it. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** Null of none. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}
