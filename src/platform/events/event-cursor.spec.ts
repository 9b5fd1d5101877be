import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeEventCursor, encodeEventCursor } from './event-cursor.js';
import { comparePlaces, placeBefore } from './event-place.js';

const EPOCH = fc.uuid();
const XID = fc.bigInt(0n, 2n ** 64n - 1n);
const ID = fc.bigInt(0n, 2n ** 63n - 1n);

describe('a cursor', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(EPOCH, XID, ID, (epoch, xid, id) => {
        const cursor = { epoch, xid, id };
        expect(decodeEventCursor(encodeEventCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it('is nothing that somebody makes up', () => {
    fc.assert(fc.property(fc.string(), (text) => decodeEventCursor(text) === undefined));
    const made = (text: string) => Buffer.from(text).toString('base64url');
    const epoch = '0b5f8f0e-6d0e-4a9c-9d0a-3c7d0a0f5d11';
    for (const text of [`${epoch}.-1.0`, `${epoch}.1`, `x.1.2`, `${epoch}.${2n ** 64n}.0`]) {
      expect(decodeEventCursor(made(text))).toBeUndefined();
    }
  });
});

describe('places', () => {
  it('are in the order of their transactions, and within one in that of their ids', () => {
    fc.assert(
      fc.property(XID, ID, XID, ID, (xid, id, otherXid, otherId) => {
        const order = comparePlaces({ xid, id }, { xid: otherXid, id: otherId });
        const expected = xid === otherXid ? Number(id - otherId) : Number(xid - otherXid);
        expect(Math.sign(order)).toBe(Math.sign(expected));
      }),
    );
  });

  it('have all older transactions before them, and all of this one behind', () => {
    const place = placeBefore(7n);
    expect(comparePlaces({ xid: 6n, id: 99n }, place)).toBeLessThan(0);
    expect(comparePlaces({ xid: 7n, id: 1n }, place)).toBeGreaterThan(0);
  });
});
