import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Placed, Unheard } from './unheard.js';

const at = (xid: number, id: number): Placed => ({ xid: String(xid), id: String(id) });

describe('Unheard', () => {
  it('gives an event once while its transaction is not settled', () => {
    const sut = new Unheard();
    expect(sut.take([at(7, 1)], '5')).toEqual([at(7, 1)]);
    expect(sut.take([at(6, 2), at(7, 1)], '6')).toEqual([at(6, 2)]);
    expect(sut.take([at(6, 2), at(7, 1)], '6')).toEqual([]);
  });

  it('compares transactions as numbers', () => {
    const sut = new Unheard();
    sut.take([at(10, 1)], '9');
    expect(sut.take([at(10, 1)], '9')).toEqual([]);
  });

  it('begins anew when told', () => {
    const sut = new Unheard();
    sut.take([at(7, 1)], '5');
    sut.clear();
    expect(sut.take([at(7, 1)], '5')).toEqual([at(7, 1)]);
  });

  // Transactions commit in any order; each look sees what is committed and not older than the last
  // look's oldest one under way.
  it('gives every event exactly once, in whatever order transactions end', () => {
    const ends = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ends, (endOf) => {
        const sut = new Unheard();
        const given: string[] = [];
        let from = 0;
        for (let now = 0; now <= 21; now++) {
          const running = endOf.flatMap((end, xid) => (end >= now ? [xid] : []));
          const settled = Math.min(endOf.length, ...running);
          const seen = endOf.flatMap((end, xid) => (end < now && xid >= from ? [at(xid, 1)] : []));
          given.push(...sut.take(seen, String(settled)).map(({ xid }) => xid));
          from = settled;
        }
        expect(given.map(Number).sort((one, two) => one - two)).toEqual([...endOf.keys()]);
      }),
    );
  });
});
