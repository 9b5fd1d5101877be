import { describe, expect, it } from '@jest/globals';
import { EncodingJob } from './encoding-job.js';
import { WaitingLine } from './waiting-line.js';

const aJob = (texts: number) => new EncodingJob(Array.from({ length: texts }, String));

describe('WaitingLine', () => {
  it('serves in the order of coming, over the borders of jobs', () => {
    const sut = new WaitingLine(10);
    const [one, other] = [aJob(3), aJob(2)];
    expect([sut.add(one), sut.add(other)]).toEqual([true, true]);
    const first = sut.take(4);
    expect(first.map(({ job }) => job)).toEqual([one, one, one, other]);
    expect(first.map(({ index }) => index)).toEqual([0, 1, 2, 0]);
    expect(sut.take(4)).toEqual([{ job: other, index: 1 }]);
    expect(sut.take(4)).toEqual([]);
  });

  it('turns away what is beyond the limit, but takes anything when empty', () => {
    const sut = new WaitingLine(10);
    expect(sut.add(aJob(8))).toBe(true);
    expect(sut.add(aJob(3))).toBe(false);
    expect(sut.add(aJob(2))).toBe(true);
    expect(sut.take(20)).toHaveLength(10);
    expect(sut.add(aJob(50))).toBe(true);
  });

  it('takes fewer texts where they are long, but at least one', () => {
    const sut = new WaitingLine(10);
    sut.add(new EncodingJob(['x'.repeat(30), 'y', 'z'.repeat(9), 'z']));
    expect([sut.take(4, 10), sut.take(4, 10), sut.take(4, 10)].map((it) => it.length)).toEqual([
      1, 2, 1,
    ]);
  });

  it('forgets a job that was given up', () => {
    const sut = new WaitingLine(10);
    const [one, other] = [aJob(3), aJob(2)];
    sut.add(one);
    sut.add(other);
    sut.remove(one);
    expect(sut.length).toBe(2);
    expect(sut.take(1)[0]?.job).toBe(other);
  });
});
