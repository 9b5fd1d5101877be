import type { WebSocket } from '@fastify/websocket';
import type { Actor, Origin } from '../../platform/access/index.js';
import type { EventCursor } from '../../platform/events/index.js';
import { CLOSE, type CloseCode } from './close-codes.js';
import { LIVE_LIMITS } from './live-limits.js';
import { MessageBudget } from './message-budget.js';

const OPEN = 1;

/** Somebody who has said hello, and until when the service believes them. */
export interface Signed {
  readonly actor: Actor;
  readonly token: string;
  readonly until: Date | undefined;
}

/** One live connection: what is sent on it, and how it ends. */
export class LiveSocket {
  readonly openedAt = Date.now();
  readonly budget = new MessageBudget(LIVE_LIMITS.mostMessagesPerSecond, this.openedAt);
  /** Nothing before the hello. */
  signed: Signed | undefined;
  /** Whether the hello has come, whatever becomes of it. */
  hasGreeted = false;
  /** Whether what was missed is told, and what happens is told as it happens. */
  hasJoined = false;
  /** Everything up to here was sent, though this instance may not have told it yet. */
  ahead: EventCursor | undefined;
  isAlive = true;
  beatAt = this.openedAt + LIVE_LIMITS.beatMs;
  readmitAt = this.openedAt + LIVE_LIMITS.readmitMs;
  viewing: number | null = null;
  /** When it was last told that they type, and where. */
  typing: { readonly key: string; readonly at: number } | undefined;

  constructor(
    private readonly socket: WebSocket,
    readonly origin: Origin,
  ) {
    socket.on('pong', () => (this.isAlive = true));
  }

  get isOpen(): boolean {
    return this.socket.readyState === OPEN;
  }

  /** What waits until the client has read what came before it. */
  get buffered(): number {
    return this.socket.bufferedAmount;
  }

  /** Sends a message, as an object or in the form that it is sent to many; a slow client is cut off. */
  send(message: object | Buffer): void {
    if (!this.isOpen) return;
    const bytes = Buffer.isBuffer(message) ? message : Buffer.from(JSON.stringify(message));
    this.socket.send(bytes, { binary: false });
    if (this.buffered > LIVE_LIMITS.mostBufferedBytes) this.close(CLOSE.tooSlow, 'too slow');
  }

  ping(): void {
    this.isAlive = false;
    if (this.isOpen) this.socket.ping();
  }

  /** Ends it; a client that does not answer is hung up on. @param reason for people, up to 123 bytes */
  close(code: CloseCode, reason: string): void {
    if (!this.isOpen) return;
    this.socket.close(code, reason);
    setTimeout(() => this.terminate(), LIVE_LIMITS.closeMs).unref();
  }

  terminate(): void {
    this.socket.terminate();
  }
}
