import { seededRandom, shuffle } from '../random.js';
import { Network } from './network.js';
import { longestRow, type NetworkRows } from './network-rows.js';
import type { NetworkShape } from './network-shape.js';

/** How rows are learned from: how often, how many at once, how far at first, what share of the words. */
interface Schedule {
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
  readonly hasInertia: boolean;
  readonly kept: number;
  /** See `SPREAD_OF_STEPS`. */
  readonly leastSpread: number;
}

/**
 * Few examples need many careful passes in small batches, and few of their words at a time: otherwise
 * those that happen to stand in one of ten messages are believed too much. Many need few passes in
 * long strides.
 */
const MOST_FEW = 2_500;
const FEW = { batch: 32, epochs: 40, rate: 2e-3, hasInertia: true, kept: 0.3, leastSpread: 0.1 };
const MANY = { batch: 64, epochs: 10, rate: 4e-3, hasInertia: false, kept: 0.5, leastSpread: 1 };
/** Of very many examples each is seen less often, but `leastEpochs` times. */
const VERY_MANY = { rowsSeen: 400_000, leastEpochs: 4 };
/**
 * Few rows start from small weights, so that units take the direction of what they learn instead of
 * leaning on what they happened to be (Chizat et al. 2019, "On lazy training"): the smaller, the more
 * steps there are to get away from there. Weights differ at first by 300 / steps of the usual
 * 1/√units, but at least by the schedule's share of it, and at most by all of it.
 */
const SPREAD_OF_STEPS = 300;
/** What is left of the learning rate at the end; it falls linearly. */
const LAST_RATE = 0.02;
const SMOOTHING = 0.05;

/** Trains a network on rows and their classes; equal arguments give equal weights. */
export function trainNetwork(
  rows: NetworkRows,
  labels: Int32Array,
  shape: NetworkShape,
  seed: number,
  onEpoch: (share: number) => void = () => undefined,
): Network {
  const schedule = scheduleFor(labels.length);
  const { batch, epochs, kept } = schedule;
  const network = new Network(shape, { ...schedule, longest: longestRow(rows) });
  const random = seededRandom(seed);
  const order = Int32Array.from(labels.keys());
  const steps = epochs * Math.ceil(order.length / batch);
  const spread = Math.min(Math.max(SPREAD_OF_STEPS / steps, schedule.leastSpread), 1);
  const deviation = spread * Math.sqrt(1 / shape.units);
  network.initialize(() => deviation * normal(random));
  network.seed(seed * 7919 + 13);
  network.keep(kept);
  network.present(rows, labels);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let start = 0; start < order.length; start += batch) {
      const rate = schedule.rate * (1 - (1 - LAST_RATE) * (step / steps));
      network.learn(order.subarray(start, start + batch), rate, ++step, SMOOTHING);
    }
    onEpoch(1 / epochs);
  }
  return network;
}

function scheduleFor(rows: number): Schedule {
  if (rows <= MOST_FEW) return FEW;
  const affordable = Math.floor(VERY_MANY.rowsSeen / rows);
  const epochs = Math.max(Math.min(MANY.epochs, affordable), VERY_MANY.leastEpochs);
  return { ...MANY, epochs };
}

/** Box–Muller: a normally distributed number from two uniform ones. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
