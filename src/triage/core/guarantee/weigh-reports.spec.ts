import { describe, expect, it } from '@jest/globals';
import { type ReportedAnswer, weighReports } from './weigh-reports.js';

const answer = (requester: number, fields: Partial<ReportedAnswer> = {}): ReportedAnswer => ({
  requester,
  text: null,
  predicted: 'refund',
  confidence: 1,
  complained: false,
  ...fields,
});
const complaint = (requester: number, fields: Partial<ReportedAnswer> = {}) =>
  answer(requester, { complained: true, ...fields });
const times = (count: number, of: (i: number) => ReportedAnswer) =>
  Array.from({ length: count }, (_, i) => of(i));
const countsOf = (answers: readonly ReportedAnswer[]) => weighReports(answers).byIntent['refund'];

describe('weighReports', () => {
  it('takes what nobody complains of for right, five answers of each requester', () => {
    expect(countsOf([...times(3, answer), ...times(9, () => answer(7))])).toEqual([[0, 8, 0]]);
  });

  it('hears complaints of an intent as soon as there are two who have some', () => {
    expect(countsOf([complaint(1), complaint(1, { text: 'other' })])).toBeUndefined();
    expect(countsOf([complaint(1), complaint(2, { predicted: 'login' })])).toBeUndefined();
    expect(countsOf([complaint(1), complaint(2)])).toEqual([[0, 0, 2]]);
  });

  it('hears five complaints of each requester, those of the surest answers', () => {
    const unsure = times(4, () => complaint(1, { confidence: 0.5 }));
    const sure = times(4, () => complaint(1));
    const [top, low] = countsOf([...unsure, ...sure, complaint(2)])!;
    expect(top).toEqual([0, 0, 5]);
    expect(low![2]).toBe(1);
  });

  it('hears three complaints of each text, of what one requester may say', () => {
    const crowd = times(20, (i) => complaint(i, { text: 'same' }));
    expect(countsOf(crowd)).toEqual([[0, 0, 3]]);
    // What is too much of one takes nothing away from others.
    const ofOne = times(20, () => complaint(99, { text: 'same', confidence: 0.5 }));
    expect(countsOf([...ofOne, ...crowd])).toEqual([[0, 0, 3]]);
  });
});
