import type { EventPlace } from './event-place.js';

/** A place in the outbox as somebody outside keeps it: it counts within its epoch only. */
export interface EventCursor extends EventPlace {
  readonly epoch: string;
}

const PARTS = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,20})\.(\d{1,19})$/;
const MOST = { xid: 2n ** 64n - 1n, id: 2n ** 63n - 1n };

/** The cursor as text that nobody needs to understand. */
export function encodeEventCursor({ epoch, xid, id }: EventCursor): string {
  return Buffer.from(`${epoch}.${xid}.${id}`).toString('base64url');
}

/** Nothing for what `encodeEventCursor` cannot have made. */
export function decodeEventCursor(text: string): EventCursor | undefined {
  const [, epoch, xid, id] = PARTS.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (epoch === undefined || xid === undefined || id === undefined) return undefined;
  const cursor = { epoch, xid: BigInt(xid), id: BigInt(id) };
  return cursor.xid <= MOST.xid && cursor.id <= MOST.id ? cursor : undefined;
}
