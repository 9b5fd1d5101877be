import type { NetworkRows } from '../network/network-rows.js';
import type { NetworkShape } from '../network/network-shape.js';
import { serveTogether } from '../network/served-network.js';
import { trainNetwork } from '../network/train-network.js';
import { SupportVectorMachine } from '../support-vector-machine.js';
import { addUp, supportVectorsOf } from '../support-vectors.js';
import { LinearMember } from './linear-member.js';
import type { MemberPair } from './members.js';
import { NetworkMember } from './network-member.js';

/** What is to be trained on one kind of input. */
export interface PairPlan {
  /** How many networks are averaged. */
  readonly networks: number;
  /** Whether there are support vector machines, too. */
  readonly linear: boolean;
  readonly seed: number;
}

/** What the parts take, in networks without a tail. */
const WORK = { network: 1, networkWithTail: 2, linear: 0.5 };

/** The work of a plan for rows with a tail of this length. */
export function workOf({ networks, linear }: PairPlan, tail: number): number {
  return networks * workOfNetwork(tail) + (linear ? WORK.linear : 0);
}

/** Trains a pair; `onWork` is told each piece of work that was done. */
export function trainPair(
  rows: NetworkRows,
  labels: Int32Array,
  shape: NetworkShape,
  { networks, linear, seed }: PairPlan,
  onWork: (work: number) => void,
): MemberPair {
  const work = workOfNetwork(shape.tail);
  const trained = Array.from({ length: networks }, (_, i) => {
    const network = trainNetwork(rows, labels, shape, seed + i, (share) => onWork(work * share));
    return network.weights();
  });
  return {
    network: new NetworkMember(serveTogether(trained, shape)),
    linear: linear ? trainLinear(rows, labels, shape, seed, onWork) : null,
  };
}

function workOfNetwork(tail: number): number {
  return tail > 0 ? WORK.networkWithTail : WORK.network;
}

function trainLinear(
  rows: NetworkRows,
  labels: Int32Array,
  { features, tail, classes }: NetworkShape,
  seed: number,
  onWork: (work: number) => void,
): LinearMember {
  const machine = new SupportVectorMachine(rows, labels, { features, tail }, seed);
  const supports = Array.from({ length: classes }, (_, label) => {
    const separation = machine.separate(label);
    onWork(WORK.linear / classes);
    return supportVectorsOf(separation, features);
  });
  return new LinearMember(addUp(rows.sparse, features, supports), tail);
}
