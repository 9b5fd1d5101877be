/** The functions of kernels/network.ts; addresses are bytes in the memory they work on. */
export interface NetworkKernel {
  setShape(
    units: number,
    sparse: number,
    dense: number,
    classes: number,
    paddedClasses: number,
  ): void;
  setWeights(
    inner: number,
    innerMean: number,
    innerSquare: number,
    outer: number,
    outerMean: number,
    outerSquare: number,
    outerGradient: number,
  ): void;
  setRows(offsets: number, features: number, values: number, tails: number, labels: number): void;
  setScratch(
    hidden: number,
    blame: number,
    scores: number,
    entryFeature: number,
    entryValue: number,
    entryRow: number,
    entryNext: number,
    firstEntry: number,
    touched: number,
    rowGradient: number,
  ): void;
  setSeed(seed: number): void;
  setKept(draws: number): void;
  score(row: number, target: number): void;
  learn(
    rows: number,
    count: number,
    rate: number,
    meanCorrection: number,
    squareCorrection: number,
    smoothing: number,
  ): void;
}
