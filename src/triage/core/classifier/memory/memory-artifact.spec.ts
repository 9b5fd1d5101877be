import { describe, expect, it } from '@jest/globals';
import { ArtifactError, pack, unpacking } from '../artifact-container.js';
import { finish } from '../steps.js';
import { readMemory, writeMemory } from './memory-artifact.js';
import type { RememberedPrediction, TrainingMemory } from './training-memory.js';

function aJudgement(winner: number, aboveBackground: number): RememberedPrediction {
  return { winner, knownShare: 0.5, aboveBackground, forWinner: [1, 0.25], forKnown: [2, 3, 4] };
}

const MEMORY: TrainingMemory = {
  examples: [2 ** 53 - 1, 0, 12_345_678_901_234],
  background: 2 ** 53 - 7,
  changes: 4,
  judged: [2, 0],
  lexical: [aJudgement(1, Infinity), aJudgement(0, -0.5)],
  full: [aJudgement(0, 1.5), { ...aJudgement(2, Infinity), forWinner: [1, 0, -1] }],
};

describe('readMemory', () => {
  it.each([
    ['of both tiers', { ...MEMORY, full: MEMORY.lexical }],
    ['of the lexical tier alone', { ...MEMORY, full: null }],
    ['without judgements', { ...MEMORY, judged: [], lexical: [], full: [] }],
    ['of nothing', { ...MEMORY, examples: [], judged: [], lexical: [], full: null }],
  ])('reads what was written, %s', (_, memory) => {
    expect(readMemory(writeMemory(memory))).toEqual(memory);
  });

  it('reads a piece of other bytes, wherever it lies', () => {
    const memory = { ...MEMORY, full: null };
    const shifted = Buffer.concat([Buffer.of(1, 2, 3), writeMemory(memory)]).subarray(3);
    expect(readMemory(shifted)).toEqual(memory);
  });

  it('refuses bytes that are not an intact memory', () => {
    const bytes = writeMemory({ ...MEMORY, full: null });
    const changed = bytes.slice();
    changed[bytes.length - 5]! ^= 1;
    for (const broken of [new Uint8Array(0), bytes.subarray(8), bytes.subarray(0, -8), changed]) {
      expect(() => readMemory(broken)).toThrow(ArtifactError);
    }
  });

  it('refuses more or fewer sections than it has', () => {
    const sections = finish(unpacking(writeMemory({ ...MEMORY, full: null })));
    expect(() => readMemory(pack(sections.slice(0, -1)))).toThrow(ArtifactError);
    expect(() => readMemory(pack([...sections, new Uint8Array(4)]))).toThrow(ArtifactError);
  });
});
