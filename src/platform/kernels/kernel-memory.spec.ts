import { expect, it } from '@jest/globals';
import { KernelMemory } from './kernel-memory.js';

it('gives addresses that do not overlap, and grows', () => {
  const sut = new KernelMemory();
  const one = sut.store(Float32Array.of(1, 2, 3));
  const large = sut.reserve(300_000);
  const other = sut.store(Int16Array.of(-1, 1));
  expect(large - one).toBeGreaterThanOrEqual(12);
  expect(other - large).toBeGreaterThanOrEqual(300_000);
  for (const address of [one, large, other]) expect(address % 64).toBe(0);
  expect([...sut.floats(one, 3)]).toEqual([1, 2, 3]);
  expect([...new Int16Array(sut.memory.buffer, other, 2)]).toEqual([-1, 1]);
});
