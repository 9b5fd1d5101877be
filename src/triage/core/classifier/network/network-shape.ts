/** The sizes of a network with one hidden layer. */
export interface NetworkShape {
  /** Features of the sparse part of a row. */
  readonly features: number;
  /** Length of the dense tail of a row; 0 without one. */
  readonly tail: number;
  /** Hidden units, a multiple of 32. */
  readonly units: number;
  readonly classes: number;
}

/** The rows of the inner weights: one for each input, and the last one is the bias. */
export function innerRows({ features, tail }: NetworkShape): number {
  return features + tail + 1;
}

/** The kernel works on four classes at once. */
export function paddedClasses({ classes }: NetworkShape): number {
  return Math.ceil(classes / 4) * 4;
}
