import { describe, expect, it } from '@jest/globals';
import {
  countDocuments,
  type CountedDocuments,
  type TrainingEmbeddings,
} from '../counted-documents.js';
import { vectorize } from '../message-vector.js';
import { activate, project } from '../network/served-network.js';
import { prepareTrainingData } from '../training-data.js';
import { scoreAll, weightOf } from '../weight-rows.js';
import { TAIL_WEIGHT } from './member.js';
import { type Members, membersOf } from './members.js';
import { trainMembers } from './train-members.js';

const UNITS = 256;
const EFFORT = { served: false, seed: 1 };
const EXAMPLES = ['card', 'phone', 'cable'].flatMap((intent, i) =>
  ['my', 'the', 'a'].map((text) => ({ text: `${text} ${intent}`, intent, axis: i })),
);
const EMBEDDINGS: TrainingEmbeddings = {
  encoder: 'test',
  dimensions: 4,
  vectors: Float32Array.from(
    EXAMPLES.flatMap(({ axis }) => [0, 1, 2, 3].map((i) => (i === axis ? 1 : 0))),
  ),
  background: Float32Array.of(0, 0, 0, 1),
};

function aSet(embeddings: TrainingEmbeddings | null, more: string[] = []): CountedDocuments {
  const others = more.map((text) => ({ text, intent: 'other' }));
  const data = prepareTrainingData([...EXAMPLES, ...others], ['tell me a joke']);
  const ids = EXAMPLES.map((_, i) => `id${i}`);
  return countDocuments(data, ids, embeddings, () => undefined);
}

function rowsOf(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}

function train(embeddings: TrainingEmbeddings | null, effort = EFFORT): Members {
  return trainMembers(aSet(embeddings), rowsOf(10), effort, () => undefined);
}

describe('trainMembers', () => {
  it('trains every member to name the class, background too', () => {
    const set = aSet(EMBEDDINGS);
    const members = trainMembers(set, rowsOf(10), EFFORT, () => undefined);
    const axes = [...EXAMPLES.map(({ axis }) => axis), 3];
    set.documents.forEach((document, row) => {
      const embedding = Float32Array.from([0, 1, 2, 3], (i) => (i === axes[row] ? 1 : 0));
      const input = { vector: vectorize(document, members.space), embedding };
      for (const member of [...membersOf(members, 'full'), ...membersOf(members, 'lexical')]) {
        const { scores } = member.score(input);
        expect(scores.indexOf(Math.max(...scores))).toBe(set.labels[row]);
      }
    });
  });

  it('indexes the examples it was given, not the background', () => {
    const rows = Int32Array.of(0, 4, 5, 9);
    const { examples } = trainMembers(aSet(EMBEDDINGS), rows, EFFORT, () => undefined);
    // Intents are in alphabetical order: cable, card, phone.
    expect(examples.ids).toEqual(['id0', 'id4', 'id5']);
    expect([...examples.starts]).toEqual([0, 0, 1, 3]);
    expect([...examples.vectors.bytes.subarray(0, 8)]).toEqual([127, 0, 0, 0, 0, 127, 0, 0]);
  });

  it('does not call a word known that only the background has', () => {
    const { space } = train(null);
    const idfOf = (word: string) => {
      const { features, blocks } = vectorize(` ${word} `, space);
      return space.idf[features[blocks.indexOf(0)]!];
    };
    expect(idfOf('joke')).toBe(space.unseenIdf);
    expect(idfOf('card')).toBeLessThan(space.unseenIdf);
  });

  it.each([false, true])('gives equal members for equal arguments, served: %s', (served) => {
    const [sut, again, other] = [1, 1, 2].map((seed) => train(EMBEDDINGS, { served, seed }));
    expect(again!.lexical).toEqual(sut!.lexical);
    expect(again!.full).toEqual(sut!.full);
    expect(other!.full!.network.network.rows).not.toEqual(sut!.full!.network.network.rows);
  });

  it('averages several networks where they are served and rows are few', () => {
    const unitsOf = (rows: number, served: boolean) => {
      const set = aSet(null, Array<string>(rows - 10).fill('b'));
      const members = trainMembers(set, rowsOf(rows), { served, seed: 1 }, () => undefined);
      return members.lexical.network.network.units;
    };
    expect(unitsOf(10, false)).toBe(UNITS);
    expect(unitsOf(2500, true)).toBe(3 * UNITS);
    expect(unitsOf(2501, true)).toBe(2 * UNITS);
  });

  it('leaves out the machines where there would be too many, and tells its work, together 1', () => {
    const many = Array.from({ length: 40_000 }, () => 'x');
    const large = { ...aSet(null, many), classes: 101 };
    for (const [set, served, hasLinear] of [
      [aSet(null), false, true],
      [aSet(null), true, true],
      [aSet(EMBEDDINGS), false, true],
      [aSet(EMBEDDINGS), true, true],
      [large, false, false],
    ] as const) {
      const work: number[] = [];
      const members = trainMembers(set, rowsOf(9), { served, seed: 1 }, (it) => work.push(it));
      expect(members.lexical.linear !== null).toBe(hasLinear);
      expect(work.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
    }
  });
});

describe('membersOf', () => {
  it('are, of the full tier, its own around the lexical network', () => {
    const members = train(EMBEDDINGS);
    const { lexical, full } = members;
    expect(membersOf(members, 'lexical')).toEqual([lexical.network, lexical.linear]);
    expect(membersOf(members, 'full')).toEqual([full!.network, lexical.network, full!.linear]);
    expect([full!.network.network.tail, lexical.network.network.tail]).toEqual([4, 0]);
    expect([full!.linear!.tail, lexical.linear!.tail]).toEqual([4, 0]);
  });

  it('are the networks alone without machines', () => {
    const { lexical, full, ...others } = train(EMBEDDINGS);
    const members = {
      ...others,
      lexical: { ...lexical, linear: null },
      full: { ...full!, linear: null },
    };
    expect(membersOf(members, 'lexical')).toEqual([lexical.network]);
    expect(membersOf(members, 'full')).toEqual([full!.network, lexical.network]);
  });

  it('are none of a full tier without embeddings', () => {
    const members = train(null);
    expect(members.full).toBeNull();
    expect(membersOf(members, 'lexical')).toHaveLength(2);
    expect(() => membersOf(members, 'full')).toThrow(/no full tier/);
  });
});

describe('Member', () => {
  const { full, lexical, space } = train(EMBEDDINGS);
  const { network, linear } = full!;
  const vector = vectorize(' my card ', space);
  const embedding = Float32Array.of(0, 0.5, 0, 1);

  it('weighs an embedding as heavily as in training', () => {
    const tail = [0, 0.5 * TAIL_WEIGHT, 0, TAIL_WEIGHT];
    const hidden = activate(network.network, vector.features, vector.values, tail);
    expect(network.score({ vector, embedding }).scores).toEqual(project(network.network, hidden));

    const { weights } = linear!;
    const features = space.vocabulary.size;
    const byFeatures = scoreAll(weights, vector.features, vector.values);
    linear!.score({ vector, embedding }).scores.forEach((score, label) => {
      const byTail = [1, 3].map((i) => tail[i]! * weightOf(weights, features + i, label));
      expect(score).toBeCloseTo(10 * (byFeatures[label]! + byTail[0]! + byTail[1]!), 5);
    });
  });

  it('needs an embedding of its own length where it has a tail', () => {
    for (const member of [network, linear!]) {
      expect(() => member.score({ vector, embedding: new Float32Array(3) })).toThrow(/4 numbers/);
      expect(() => member.score({ vector })).toThrow(RangeError);
    }
    for (const member of [lexical.network, lexical.linear!]) {
      expect(member.score({ vector, embedding }).scores).toEqual(member.score({ vector }).scores);
    }
  });

  it('explains a score by the features: what each added, sharpened for the machines', () => {
    const { scores, contributions } = lexical.linear!.score({ vector });
    const { biases } = lexical.linear!.weights;
    const mean = (values: ArrayLike<number>) =>
      Array.from(values).reduce((a, b) => a + b, 0) / values.length;
    const sum = contributions(1, vector).reduce((a, b) => a + b, 10 * (biases[1]! - mean(biases)));
    expect(sum).toBeCloseTo(scores[1]! - mean(scores), 5);
  });

  it('adds the same by its features whatever the embedding', () => {
    const of = (some: Float32Array) =>
      linear!.score({ vector, embedding: some }).contributions(1, vector);
    expect(of(embedding)).toEqual(of(new Float32Array(4)));
    expect(of(embedding)).toHaveLength(vector.features.length);
  });
});
