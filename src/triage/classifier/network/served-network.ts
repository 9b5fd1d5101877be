import { quantizeRow } from '../quantize-row.js';
import type { NetworkWeights } from './network.js';
import type { NetworkShape } from './network-shape.js';

/**
 * A trained network as it is stored and served. Inner weights take one byte each and one scale for
 * each input: inner = scale[input] · rows[input · units + unit].
 */
export interface ServedNetwork {
  readonly units: number;
  readonly classes: number;
  /** Length of the dense tail of an input; 0 without one. */
  readonly tail: number;
  /** One for each feature, then one for each place of the tail. */
  readonly scales: Float32Array;
  readonly rows: Int8Array;
  /** One for each unit. */
  readonly bias: Float32Array;
  /** A row of `classes` for each unit; the last row is the bias. */
  readonly outer: Float32Array;
}

/**
 * Joins networks of one shape into one whose scores are the mean of theirs: their units side by
 * side.
 */
export function serveTogether(
  networks: readonly NetworkWeights[],
  shape: NetworkShape,
): ServedNetwork {
  const { features, tail, classes } = shape;
  const inputs = features + tail;
  const units = shape.units * networks.length;
  const bias = new Float32Array(units);
  const outer = new Float32Array((units + 1) * classes);
  const scales = new Float32Array(inputs);
  const rows = new Int8Array(inputs * units);
  networks.forEach((network, part) => {
    const from = part * shape.units;
    bias.set(network.inner.subarray(inputs * shape.units), from);
    for (let i = 0; i < shape.units * classes; i++) {
      outer[from * classes + i] = network.outer[i]! / networks.length;
    }
    for (let label = 0; label < classes; label++) {
      outer[units * classes + label]! +=
        network.outer[shape.units * classes + label]! / networks.length;
    }
  });
  const weights = new Float64Array(units);
  for (let input = 0; input < inputs; input++) {
    networks.forEach(({ inner }, part) => {
      const own = inner.subarray(input * shape.units, (input + 1) * shape.units);
      weights.set(own, part * shape.units);
    });
    scales[input] = quantizeRow(weights, rows, input * units);
  }
  return { units, classes, tail, scales, rows, bias, outer };
}

/** The mean of each unit's outer weights over the classes. */
export function meanOuter({ units, classes, outer }: ServedNetwork): Float32Array {
  const mean = (unit: number) =>
    outer.subarray(unit * classes, (unit + 1) * classes).reduce((a, b) => a + b, 0) / classes;
  return Float32Array.from({ length: units }, (_, unit) => mean(unit));
}

/** The hidden units of a message given by its features, their values and its tail. */
export function activate(
  network: ServedNetwork,
  features: ArrayLike<number>,
  values: ArrayLike<number>,
  tail: ArrayLike<number>,
): Float32Array {
  const hidden = network.bias.slice();
  const inputs = features.length + network.tail;
  const firstOfTail = network.scales.length - network.tail;
  // Whole groups of four; the last one is filled up with inputs that are zero.
  const padded = Math.ceil(inputs / 4) * 4;
  const starts = new Int32Array(padded);
  const amounts = new Float32Array(padded);
  for (let i = 0; i < inputs; i++) {
    const place = i - features.length;
    const input = place < 0 ? features[i]! : firstOfTail + place;
    starts[i] = input * network.units;
    amounts[i] = (place < 0 ? values[i]! : tail[place]!) * network.scales[input]!;
  }
  addInputs(network, starts, amounts, hidden);
  for (let unit = 0; unit < hidden.length; unit++) hidden[unit] = Math.max(0, hidden[unit]!);
  return hidden;
}

/** Four inputs at once: each unit is loaded and stored once for them, which halves the time. */
function addInputs(
  { units, rows }: ServedNetwork,
  starts: Int32Array,
  amounts: Float32Array,
  hidden: Float32Array,
): void {
  for (let i = 0; i < starts.length; i += 4) {
    const [a, b, c, d] = [starts[i]!, starts[i + 1]!, starts[i + 2]!, starts[i + 3]!];
    const [v, w, x, y] = [amounts[i]!, amounts[i + 1]!, amounts[i + 2]!, amounts[i + 3]!];
    for (let unit = 0; unit < units; unit++) {
      hidden[unit]! +=
        v * rows[a + unit]! + w * rows[b + unit]! + x * rows[c + unit]! + y * rows[d + unit]!;
    }
  }
}

/** The score of each class for activated hidden units. */
export function project({ units, classes, outer }: ServedNetwork, hidden: Float32Array) {
  const scores = new Float64Array(classes);
  scores.set(outer.subarray(units * classes));
  for (let unit = 0; unit < units; unit++) {
    const value = hidden[unit]!;
    if (value === 0) continue;
    const start = unit * classes;
    for (let label = 0; label < classes; label++) scores[label]! += value * outer[start + label]!;
  }
  return scores;
}
