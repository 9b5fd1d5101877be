import type { WebSocket } from '@fastify/websocket';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { sessionEnded } from '../../identity/auth/index.js';
import { userDeleted, userRoleChanged, userSignedOut } from '../../identity/users/index.js';
import type { Origin } from '../../platform/access/index.js';
import { Recurring } from '../../platform/common/recurring.js';
import { Events } from '../../platform/events/index.js';
import { CLOSE } from './close-codes.js';
import { LIVE_LIMITS } from './live-limits.js';
import { type ClientMessage, readClientMessage } from './live-message.js';
import { LivePresence } from './live-presence.js';
import { LiveSessions } from './live-sessions.js';
import { LiveSocket } from './live-socket.js';
import { LiveStream } from './live-stream.js';

const SWEEP_MS = 1_000;
/** Within so long all are asked anew, when something may have been missed. */
const READMIT_ALL_MS = 10_000;

/** All live connections of this instance: what comes in on them, their signs of life and their ends. */
@Injectable()
export class LiveGateway implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Live');
  private readonly sockets = new Set<LiveSocket>();
  private readonly sweeping = new Recurring('look after live connections', SWEEP_MS, () => {
    this.sweep(Date.now());
    return Promise.resolve();
  });
  private isClosing = false;

  constructor(
    private readonly events: Events,
    private readonly sessions: LiveSessions,
    private readonly stream: LiveStream,
    private readonly presence: LivePresence,
  ) {}

  /** How many connections are open. */
  get size(): number {
    return this.sockets.size;
  }

  onModuleInit(): void {
    for (const event of [sessionEnded, userSignedOut, userDeleted, userRoleChanged]) {
      this.events.listen<{ readonly userId: number }>(event, {
        heard: ({ userId }) => this.sessions.readmitUser(userId),
        resync: () => {
          this.readmitAll();
          return Promise.resolve();
        },
      });
    }
    this.sweeping.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.close();
    await this.sweeping.stop();
  }

  /** A connection that has just been made, by whomever. */
  open(socket: WebSocket, origin: Origin): void {
    const live = new LiveSocket(socket, origin);
    this.sockets.add(live);
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      this.receive(live, isBinary ? undefined : readClientMessage(data.toString()));
    });
    socket.on('close', () => {
      this.sockets.delete(live);
      this.sessions.end(live);
    });
    if (this.isClosing) live.close(CLOSE.goingAway, 'the service stops');
  }

  /** Tells all that the service stops, and takes no more. */
  close(): void {
    this.isClosing = true;
    for (const socket of this.sockets) socket.close(CLOSE.goingAway, 'the service stops');
  }

  private receive(socket: LiveSocket, message: ClientMessage | undefined): void {
    if (!socket.isOpen) return;
    if (!socket.budget.take(Date.now())) {
      const most = LIVE_LIMITS.mostMessagesPerSecond;
      socket.close(CLOSE.tooMany, `more than ${most} messages a second`);
    } else if (!message) {
      socket.close(CLOSE.malformed, 'not a message of the protocol');
    } else if (socket.hasGreeted !== (message.type !== 'hello')) {
      const isSecond = socket.hasGreeted;
      socket.close(isSecond ? CLOSE.malformed : CLOSE.unauthenticated, 'say hello first, once');
    } else {
      this.handle(socket, message).catch((error: unknown) => {
        this.logger.error(`a message failed: ${String(error)}`);
      });
    }
  }

  private async handle(socket: LiveSocket, message: ClientMessage): Promise<void> {
    if (message.type === 'hello') {
      socket.hasGreeted = true;
      await this.sessions.greet(socket, message.token, message.after);
    } else if (message.type === 'token') {
      await this.sessions.renew(socket, message.token);
    } else if (message.type === 'probe') {
      this.beat(socket);
    } else if (message.type === 'viewing') {
      await this.presence.views(socket, message.conversationId);
    } else if (message.type === 'typing') {
      await this.presence.types(socket, message);
    }
  }

  private sweep(now: number): void {
    for (const socket of this.sockets) {
      const { signed } = socket;
      if (!signed) {
        if (now < socket.openedAt + LIVE_LIMITS.helloMs) continue;
        socket.close(CLOSE.unauthenticated, 'no token came in time');
      } else if (signed.until && now >= signed.until.getTime()) {
        socket.close(CLOSE.expired, 'the token has expired');
      } else {
        this.lookAfter(socket, now);
      }
    }
  }

  private lookAfter(socket: LiveSocket, now: number): void {
    if (now >= socket.readmitAt) {
      socket.readmitAt = now + LIVE_LIMITS.readmitMs;
      void this.sessions.readmit(socket);
    }
    if (now < socket.beatAt) return;
    socket.beatAt = now + LIVE_LIMITS.beatMs;
    // Not a word since the last sign of life, not even that it arrived.
    if (!socket.isAlive) socket.terminate();
    else {
      socket.ping();
      this.beat(socket);
    }
  }

  /** Browsers do not show pings to the page: this does, and says how far the page is. */
  private beat(socket: LiveSocket): void {
    const cursor = socket.hasJoined ? this.stream.cursorOf(socket) : undefined;
    socket.send({ type: 'beat', cursor });
  }

  private readmitAll(): void {
    const now = Date.now();
    for (const socket of this.sockets) {
      socket.readmitAt = Math.min(socket.readmitAt, now + Math.random() * READMIT_ALL_MS);
    }
  }
}
