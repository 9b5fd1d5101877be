import { contributions } from '../network/contributions.js';
import { activate, meanOuter, project, type ServedNetwork } from '../network/served-network.js';
import { type Member, type ModelInput, type Scored, tailOf } from './member.js';

const NO_TAIL = new Float32Array(0);

/** A network over the features and, where it has a tail, the embedding. */
export class NetworkMember implements Member {
  readonly #means: Float32Array;

  constructor(readonly network: ServedNetwork) {
    this.#means = meanOuter(network);
  }

  score(input: ModelInput): Scored {
    const { network } = this;
    const { features, values } = input.vector;
    const tail = network.tail > 0 ? tailOf(input, network.tail) : NO_TAIL;
    const hidden = activate(network, features, values, tail);
    return {
      scores: project(network, hidden),
      contributions: (label, some) =>
        contributions(network, this.#means, some.features, some.values, hidden, label),
    };
  }
}
