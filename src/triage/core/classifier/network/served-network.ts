import { quantizeRow } from '../quantize-row.js';
import { ByteRows } from '../rows/byte-rows.js';
import { FloatRows } from '../rows/float-rows.js';
import type { NetworkWeights } from './network.js';
import type { NetworkShape } from './network-shape.js';

/**
 * A trained network as it is stored and served. Inner weights take one byte each and one scale for
 * each input: inner = scale[input] · row[unit].
 */
export interface ServedNetwork {
  readonly units: number;
  readonly classes: number;
  /** Length of the dense tail of an input; 0 without one. */
  readonly tail: number;
  /** One for each feature, then one for each place of the tail. */
  readonly scales: Float32Array;
  readonly rows: ByteRows;
  /** One for each unit. */
  readonly bias: Float32Array;
  /** A row of `classes` for each unit; the last row is the bias. */
  readonly outer: FloatRows;
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
  return {
    units,
    classes,
    tail,
    scales,
    rows: new ByteRows(rows, units),
    bias,
    outer: new FloatRows(outer, classes),
  };
}

/** The mean of each unit's outer weights over the classes. */
export function meanOuter({ units, classes, outer }: ServedNetwork): Float32Array {
  const mean = (unit: number) =>
    outer.floats.subarray(unit * classes, (unit + 1) * classes).reduce((a, b) => a + b, 0) /
    classes;
  return Float32Array.from({ length: units }, (_, unit) => mean(unit));
}

/** The hidden units of a message given by its features, their values and its tail. */
export function activate(
  { tail: length, scales, rows, bias }: ServedNetwork,
  features: ArrayLike<number>,
  values: ArrayLike<number>,
  tail: ArrayLike<number>,
): Float32Array {
  const inputs = new Int32Array(features.length + length);
  const amounts = new Float32Array(inputs.length);
  for (let i = 0; i < inputs.length; i++) {
    const place = i - features.length;
    const input = place < 0 ? features[i]! : scales.length - length + place;
    inputs[i] = input;
    amounts[i] = (place < 0 ? values[i]! : tail[place]!) * scales[input]!;
  }
  const hidden = bias.slice();
  rows.addUp(inputs, amounts, hidden);
  for (let unit = 0; unit < hidden.length; unit++) hidden[unit] = Math.max(0, hidden[unit]!);
  return hidden;
}

/** The score of each class for activated hidden units; a unit that is zero costs nothing. */
export function project({ units, classes, outer }: ServedNetwork, hidden: Float32Array) {
  const active: number[] = [];
  const amounts: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    if (hidden[unit] === 0) continue;
    active.push(unit);
    amounts.push(hidden[unit]!);
  }
  const scores = outer.floats.slice(units * classes);
  outer.addUp(active, amounts, scores);
  return Float64Array.from(scores);
}
