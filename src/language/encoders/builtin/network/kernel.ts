/** The functions of kernels/encoder.ts; addresses are bytes in the memory they work on. */
export interface Kernel {
  quantizeRows(
    source: number,
    target: number,
    scales: number,
    rows: number,
    width: number,
    limit: number,
  ): void;
  multiply(
    source: number,
    sourceScales: number,
    rows: number,
    width: number,
    weights: number,
    weightScales: number,
    bias: number,
    columns: number,
    target: number,
    add: boolean,
    rectify: boolean,
  ): void;
  normalizeRows(
    source: number,
    target: number,
    scale: number,
    bias: number,
    rows: number,
    width: number,
    epsilon: number,
  ): void;
  gelu(values: number, count: number): void;
  averageRows(source: number, target: number, rows: number, width: number): void;
  attend(
    source: number,
    target: number,
    scores: number,
    rows: number,
    width: number,
    heads: number,
  ): void;
  attendPacked(
    source: number,
    target: number,
    scores: number,
    packed: number,
    rows: number,
    width: number,
    heads: number,
  ): void;
}
