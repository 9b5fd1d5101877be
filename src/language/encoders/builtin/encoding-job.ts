/** The texts of one call, which may be encoded in several rounds. */
export class EncodingJob {
  readonly vectors: Promise<Float32Array[]>;
  readonly #vectors: Float32Array[];
  #missing: number;
  #resolve: (vectors: Float32Array[]) => void;
  #reject: (reason: unknown) => void;

  constructor(readonly texts: readonly string[]) {
    this.#vectors = new Array<Float32Array>(texts.length);
    this.#missing = texts.length;
    this.vectors = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** The last one that is missing settles the call. */
  put(index: number, vector: Float32Array): void {
    this.#vectors[index] = vector;
    if (--this.#missing === 0) this.#resolve(this.#vectors);
  }

  /** What comes for it afterwards has no effect. */
  fail(reason: unknown): void {
    this.#reject(reason);
  }
}
