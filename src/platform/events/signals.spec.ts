import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parcelsOf } from './signals.js';

describe('parcelsOf', () => {
  it('sends all signals in order, in texts that PostgreSQL takes', () => {
    const signal = fc.tuple(
      fc.constantFrom('typing', 'attending'),
      fc.record({ text: fc.string() }),
    );
    fc.assert(
      fc.property(fc.array(signal, { maxLength: 300 }), (signals) => {
        const parcels = parcelsOf('me', signals);
        for (const parcel of parcels) expect(Buffer.byteLength(parcel)).toBeLessThan(8_000);
        const read = parcels.flatMap((text) => (JSON.parse(text) as { signals: [] }).signals);
        expect(read).toEqual(JSON.parse(JSON.stringify(signals)));
      }),
    );
  });

  it('leaves out what alone is too long', () => {
    const parcels = parcelsOf('me', [
      ['typing', { text: 'x'.repeat(9_000) }],
      ['typing', {}],
    ]);
    expect(parcels).toEqual(['{"from":"me","signals":[["typing",{}]]}']);
  });
});
