import { addTail, leadsOf, scoreAll, type WeightRows } from '../weight-rows.js';
import { type Member, type ModelInput, type Scored, tailOf } from './member.js';

/** Scores of the support vector machines lie around −1 to 1; a softmax wants them further apart. */
export const SHARPNESS = 10;

/** One-vs-rest support vector machines over the features and, with a tail, the embedding. */
export class LinearMember implements Member {
  /** Where there is a tail, its weights follow those of all features. */
  constructor(
    readonly weights: WeightRows,
    readonly tail: number,
  ) {}

  score(input: ModelInput): Scored {
    const { weights } = this;
    const { features, values } = input.vector;
    const scores = scoreAll(weights, features, values);
    if (this.tail > 0) addTail(weights, tailOf(input, this.tail), scores);
    return {
      scores: scores.map((score) => SHARPNESS * score),
      contributions: (label, some) => {
        const leads = leadsOf(weights, some.features, label);
        return Float64Array.from(leads, (lead, i) => SHARPNESS * some.values[i]! * lead);
      },
    };
  }
}
