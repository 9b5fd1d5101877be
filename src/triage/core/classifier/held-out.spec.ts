import { describe, expect, it } from '@jest/globals';
import { countDocuments, embeddingOf } from './counted-documents.js';
import { predictHeldOut, scoreHeldOut } from './held-out.js';
import { signsForWinner } from './impression.js';
import { membersOf } from './members/members.js';
import { trainMembers } from './members/train-members.js';
import { vectorize } from './message-vector.js';
import { prepareTrainingData } from './training-data.js';

/** The last example of each intent is held out; the embedding of an example is that of its intent. */
const INTENTS = ['card', 'phone'];
const examples = INTENTS.flatMap((intent) =>
  ['where is my', 'lost the', 'cancel this', 'see'].map((text) => ({
    text: `${text} ${intent}`,
    intent,
  })),
);
const background = ['tell me a joke'];
const set = countDocuments(
  prepareTrainingData(examples, background),
  [],
  {
    encoder: 'test',
    dimensions: 3,
    vectors: Float32Array.from(examples.flatMap((_, i) => (i < 4 ? [1, 0, 0] : [0, 1, 0]))),
    background: Float32Array.of(0, 0, 1),
  },
  () => undefined,
);
const all = Int32Array.from(set.labels.keys());
const held = Int32Array.of(3, 7);
const seen = all.filter((row) => !held.includes(row));
const members = trainMembers(set, seen, { served: false, seed: 1 }, () => undefined);
const sut = scoreHeldOut(set, members, held);

describe('scoreHeldOut', () => {
  it.each(['lexical', 'full'] as const)('gives what each member says, row by row: %s', (tier) => {
    const own = membersOf(members, tier);
    expect(sut.scores[tier]).toHaveLength(own.length);
    held.forEach((row, place) => {
      const input = {
        vector: vectorize(set.documents[row]!, members.space),
        embedding: embeddingOf(set, row),
      };
      own.forEach((member, i) => {
        const scores = sut.scores[tier][i]!.subarray(place * 3, place * 3 + 3);
        expect(scores).toEqual(Float32Array.from(member.score(input).scores));
      });
    });
  });

  it('has nothing of a full tier without one', () => {
    const { scores } = scoreHeldOut(set, { ...members, full: null }, held);
    expect(scores).toEqual({ lexical: sut.scores.lexical, full: [] });
  });

  it('takes no rows at all', () => {
    const { scores } = scoreHeldOut(set, members, new Int32Array(0));
    expect(scores.full.map(({ length }) => length)).toEqual([0, 0, 0]);
  });
});

describe('predictHeldOut', () => {
  it.each(['lexical', 'full'] as const)('finds the winners in the %s tier', (tier) => {
    const blend = sut.scores[tier].map((_, i) => (i === 0 ? 1 : 0.1));
    const judged = predictHeldOut(set, sut, tier, blend);
    expect(judged.map(({ row }) => row)).toEqual([...held]);
    expect(judged.map(({ winner }) => winner)).toEqual([0, 1]);
    for (const { right, forWinner, forKnown, aboveBackground } of judged) {
      expect(right).toBe(true);
      expect(forWinner).toHaveLength(signsForWinner(tier));
      expect(forKnown).toHaveLength(forWinner.length + (tier === 'full' ? 7 : 6));
      expect(aboveBackground).toBeGreaterThan(0);
    }
  });

  it('judges by the blend, and knows when it is wrong', () => {
    const scores = [Float32Array.of(1, 0, 0, 1, 0, 0), Float32Array.of(0, 5, 0, 0, 5, 0)];
    const lexical = { ...sut, scores: { lexical: scores, full: [] }, hasLinear: false };
    const rightOf = (blend: number[]) =>
      predictHeldOut(set, lexical, 'lexical', blend).map(({ right }) => right);
    expect(rightOf([1, 0])).toEqual([true, false]);
    expect(rightOf([0, 1])).toEqual([false, true]);
    expect(rightOf([1, 0.1])).toEqual([true, false]);
  });

  it('tells how alike the examples of the winner are that the members saw', () => {
    const [card] = predictHeldOut(set, sut, 'full', [1, 0.1, 0.1]);
    // " see card " has one of its two words in common, and the very same meaning.
    expect(card!.forWinner[1]).toBeGreaterThan(0);
    expect(card!.forWinner[1]).toBeLessThan(1);
    expect(card!.forWinner[2]).toBeCloseTo(1, 6);
    expect(card!.knownShare).toBeLessThan(1);
  });
});
