import type { Tier } from '../classification.js';
import type { ExampleIndex } from '../examples/example-index.js';
import type { FeatureSpace } from '../feature-space.js';
import type { LinearMember } from './linear-member.js';
import type { Member } from './member.js';
import type { NetworkMember } from './network-member.js';

/** Two differently built models of one kind of input. */
export interface MemberPair {
  readonly network: NetworkMember;
  /** Support vector machines; absent where there would be too many of them. */
  readonly linear: LinearMember | null;
}

/** All that is trained on the examples themselves, before it is blended and calibrated. */
export interface Members {
  readonly space: FeatureSpace;
  /** Over the features. */
  readonly lexical: MemberPair;
  /** Over features and embedding; absent without an encoder. */
  readonly full: MemberPair | null;
  readonly examples: ExampleIndex;
}

/** The members that a tier blends, the most important first and its own machines last. */
export function membersOf({ lexical, full }: Members, tier: Tier): readonly Member[] {
  const own = tier === 'full' ? full : lexical;
  if (!own) throw new TypeError('this model has no full tier');
  return [
    own.network,
    ...(own === lexical ? [] : [lexical.network]),
    ...(own.linear ? [own.linear] : []),
  ];
}
