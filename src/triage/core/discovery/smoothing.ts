import type { Neighbours } from './neighbours.js';
import { normalizeRows, type Rows } from './rows.js';

/** How much of a row its neighbours replace in a step, and how often. */
const SHARE = 0.8;
const STEPS = 8;
const LEAST_SIMILARITY = 1e-3;

/** Weighted links between rows, both ways: row r has entries offsets[r] to offsets[r + 1]. */
interface Graph {
  readonly offsets: Int32Array;
  readonly others: Int32Array;
  /** Those of a row add up to 1. */
  readonly weights: Float32Array;
}

/**
 * Moves each row towards those that it is near to, time and again, so that those of one meaning come
 * together while groups stay apart: a low-pass filter over the graph of neighbours (Li, Han and Wu
 * 2018; Zhang et al. 2019, "Attributed graph clustering via adaptive graph convolution").
 */
export function smooth(rows: Rows, neighbours: Neighbours): Rows {
  if (neighbours.each === 0) return rows;
  const graph = graphOf(rows.count, neighbours);
  let smoothed = rows;
  for (let step = 0; step < STEPS; step++) smoothed = smoothOnce(smoothed, graph);
  return smoothed;
}

function smoothOnce(rows: Rows, { offsets, others, weights }: Graph): Rows {
  const { count, dimensions } = rows;
  const values = rows.values.map((value) => (1 - SHARE) * value);
  for (let row = 0; row < count; row++) {
    const to = row * dimensions;
    for (let link = offsets[row]!; link < offsets[row + 1]!; link++) {
      const weight = SHARE * weights[link]!;
      const from = others[link]! * dimensions;
      for (let i = 0; i < dimensions; i++) values[to + i]! += weight * rows.values[from + i]!;
    }
  }
  const smoothed = { values, count, dimensions };
  normalizeRows(smoothed);
  return smoothed;
}

/** Two rows are linked where either is a neighbour of the other; more closely where both are. */
function graphOf(count: number, { rows, similarities, each }: Neighbours): Graph {
  const offsets = new Int32Array(count + 1);
  for (let i = 0; i < rows.length; i++) {
    offsets[Math.floor(i / each) + 1]! += 1;
    offsets[rows[i]! + 1]! += 1;
  }
  for (let row = 0; row < count; row++) offsets[row + 1]! += offsets[row]!;
  const next = offsets.slice();
  const others = new Int32Array(2 * rows.length);
  const weights = new Float32Array(2 * rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = Math.floor(i / each);
    const other = rows[i]!;
    const weight = Math.max(similarities[i]!, LEAST_SIMILARITY) ** 2;
    link(row, other, weight);
    link(other, row, weight);
  }
  for (let row = 0; row < count; row++) {
    const own = weights.subarray(offsets[row], offsets[row + 1]);
    const sum = own.reduce((a, b) => a + b, 0);
    for (let i = 0; i < own.length; i++) own[i]! /= sum;
  }
  return { offsets, others, weights };

  function link(from: number, to: number, weight: number): void {
    const place = next[from]!++;
    others[place] = to;
    weights[place] = weight;
  }
}
