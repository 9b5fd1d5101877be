import { KernelMemory, startKernel } from '../../../../platform/kernels/index.js';
import { NETWORK_WASM } from '../../kernels/network.wasm.js';
import type { NetworkKernel } from './network-kernel.js';
import { countRows, longestRow, type NetworkRows } from './network-rows.js';
import { innerRows, type NetworkShape, paddedClasses } from './network-shape.js';

const BYTES = 4;

/** The trained weights, for whoever stores them. */
export interface NetworkWeights {
  /** A row of `units` for each input; the last row is the bias. */
  readonly inner: Float32Array;
  /** A row of `classes` for each hidden unit; the last row is the bias. */
  readonly outer: Float32Array;
}

/** What learning takes. */
export interface LearningRoom {
  /** Rows that are learned from at once. */
  readonly batch: number;
  /** The most sparse features of a row. */
  readonly longest: number;
  /**
   * Whether an inner weight goes on moving where it was moved before. It keeps weights that few rows
   * touch in check, and costs a quarter of the time.
   */
  readonly hasInertia: boolean;
}

/**
 * A network with one hidden layer of rectified units on the memory of its kernel:
 * scores = max(0, x·inner + bias)·outer + bias. It holds the thread while it works.
 */
export class Network {
  readonly shape: NetworkShape;
  readonly #memory = new KernelMemory();
  readonly #kernel = startKernel(NETWORK_WASM, this.#memory.memory) as NetworkKernel;
  readonly #inner: number;
  readonly #outer: number;
  readonly #scores: number;
  readonly #batch: number;
  /** How many entries of a batch there is room for. */
  readonly #entries: number;
  readonly #rows: number;

  constructor(shape: NetworkShape, { batch, longest, hasInertia }: LearningRoom) {
    this.shape = shape;
    this.#batch = batch;
    const inner = innerRows(shape) * shape.units;
    const outer = (shape.units + 1) * paddedClasses(shape);
    const entries = batch * (longest + shape.tail);
    this.#entries = entries;
    const reserve = (count: number) => this.#memory.reserve(count * BYTES);
    this.#inner = reserve(inner);
    this.#outer = reserve(outer);
    this.#scores = reserve(paddedClasses(shape));
    this.#rows = reserve(batch);
    this.#kernel.setShape(
      shape.units,
      shape.features,
      shape.tail,
      shape.classes,
      paddedClasses(shape),
    );
    const firstEntry = reserve(innerRows(shape));
    this.#kernel.setWeights(
      this.#inner,
      hasInertia ? reserve(inner) : 0,
      reserve(innerRows(shape)),
      this.#outer,
      reserve(outer),
      reserve(outer),
      reserve(outer),
    );
    this.#kernel.setScratch(
      reserve(batch * shape.units),
      reserve(batch * shape.units),
      this.#scores,
      reserve(entries),
      reserve(entries),
      reserve(entries),
      reserve(entries),
      firstEntry,
      reserve(innerRows(shape)),
      reserve(shape.units),
    );
    this.#memory.integers(firstEntry, innerRows(shape)).fill(-1);
  }

  /** Sets every weight but the biases to what `next` gives. */
  initialize(next: () => number): void {
    const { units, classes } = this.shape;
    const inner = this.#memory.floats(this.#inner, (innerRows(this.shape) - 1) * units);
    for (let i = 0; i < inner.length; i++) inner[i] = next();
    const padded = paddedClasses(this.shape);
    const outer = this.#memory.floats(this.#outer, units * padded);
    for (let unit = 0; unit < units; unit++) {
      for (let label = 0; label < classes; label++) outer[unit * padded + label] = next();
    }
  }

  /** Seeds the dropping of inputs and units. */
  seed(seed: number): void {
    this.#kernel.setSeed(seed);
  }

  /** Which share of the sparse features is kept while learning, to 1/256; by default half. */
  keep(share: number): void {
    this.#kernel.setKept(Math.round(share * 256));
  }

  /** What to learn from: the rows and their classes. */
  present(rows: NetworkRows, labels: Int32Array): void {
    this.#kernel.setRows(
      this.#memory.store(rows.sparse.offsets),
      this.#memory.store(rows.sparse.features),
      this.#memory.store(rows.sparse.values),
      this.#memory.store(rows.tails),
      this.#memory.store(labels),
    );
  }

  /** Learns from some of the rows presented, at most one batch; `step` counts from 1. */
  learn(rows: Int32Array, rate: number, step: number, smoothing: number): void {
    if (rows.length > this.#batch) throw new RangeError('more rows than a batch holds');
    this.#memory.integers(this.#rows, rows.length).set(rows);
    const corrections = [1 - 0.9 ** step, 1 - 0.999 ** step] as const;
    this.#kernel.learn(this.#rows, rows.length, rate, ...corrections, smoothing);
  }

  /**
   * The scores of other rows: row by row, one for each class. Learning goes on only after the next
   * `present`; the rows stay in the kernel's memory until the network is let go.
   */
  score(rows: NetworkRows): Float32Array {
    const { classes } = this.shape;
    const count = countRows(rows);
    if (longestRow(rows) + this.shape.tail > this.#entries) {
      throw new RangeError('a row has more features than a batch');
    }
    this.present(rows, new Int32Array(0));
    const scores = new Float32Array(count * classes);
    for (let row = 0; row < count; row++) {
      this.#kernel.score(row, this.#scores);
      scores.set(this.#memory.floats(this.#scores, classes), row * classes);
    }
    return scores;
  }

  /** A copy of the weights. */
  weights(): NetworkWeights {
    const { units, classes } = this.shape;
    const padded = paddedClasses(this.shape);
    const outer = this.#memory.floats(this.#outer, (units + 1) * padded);
    const narrow = new Float32Array((units + 1) * classes);
    for (let unit = 0; unit <= units; unit++) {
      narrow.set(outer.subarray(unit * padded, unit * padded + classes), unit * classes);
    }
    const inner = this.#memory.floats(this.#inner, innerRows(this.shape) * units).slice();
    return { inner, outer: narrow };
  }
}
