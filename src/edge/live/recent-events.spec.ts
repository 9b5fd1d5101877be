import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LoggedEvent } from '../../platform/events/index.js';
import { RecentEvents } from './recent-events.js';

const at = (id: number): LoggedEvent => ({
  place: { xid: 1n, id: BigInt(id) },
  type: 'ticket.created',
  organizationId: 1,
  payload: {},
});

describe('RecentEvents', () => {
  it('gives exactly what is behind a place, or says that it cannot', () => {
    const counts = fc.record({ most: fc.integer({ min: 1, max: 9 }), told: fc.nat(60) });
    fc.assert(
      fc.property(counts, fc.nat(60), ({ most, told }, place) => {
        const sut = new RecentEvents(at(0).place, most);
        for (let id = 1; id <= told; id++) sut.add(at(id));
        const after = sut.after(at(place).place)?.map((event) => Number(event.place.id));
        const expected = Array.from({ length: Math.max(0, told - place) }, (_, n) => place + n + 1);
        expect(after ?? expected).toEqual(expected);
        expect(after !== undefined || told - place > most).toBe(true);
      }),
    );
  });

  it('knows nothing of what was before it began', () => {
    expect(new RecentEvents(at(5).place, 10).after(at(4).place)).toBeUndefined();
  });
});
