import { Injectable, Logger } from '@nestjs/common';
import { type Admitted, Callers } from '../../identity/auth/index.js';
import { CatchingUp } from './catching-up.js';
import { CLOSE } from './close-codes.js';
import { closeFor } from './close-for.js';
import { LIVE_LIMITS } from './live-limits.js';
import { LivePresence } from './live-presence.js';
import { LiveRooms } from './live-rooms.js';
import type { LiveSocket } from './live-socket.js';

const SCOPE = 'tickets:read';

/** Whose a connection is: from the hello, by new tokens, until they are not let in any more. */
@Injectable()
export class LiveSessions {
  private readonly logger = new Logger('Live');
  private readonly byUser = new Map<number, Set<LiveSocket>>();

  constructor(
    private readonly callers: Callers,
    private readonly rooms: LiveRooms,
    private readonly catchingUp: CatchingUp,
    private readonly presence: LivePresence,
  ) {}

  /** Lets the caller in, tells what they missed, and from then on what happens. */
  async greet(socket: LiveSocket, token: string, after: string | undefined): Promise<void> {
    const admitted = await this.admit(socket, token);
    if (!admitted || !socket.isOpen) return;
    const { actor, until } = admitted;
    const own = this.byUser.get(actor.id) ?? new Set();
    if (own.size >= LIVE_LIMITS.socketsPerUser) {
      socket.close(CLOSE.tooManyConnections, `${own.size} connections of this user are open`);
      return;
    }
    this.byUser.set(actor.id, own.add(socket));
    socket.signed = { actor, token, until };
    const beatSeconds = LIVE_LIMITS.beatMs / 1_000;
    const expiresAt = until?.toISOString() ?? null;
    socket.send({ type: 'welcome', userId: actor.id, role: actor.role, expiresAt, beatSeconds });
    try {
      await this.catchingUp.join(socket, actor, after);
      this.presence.came(socket);
    } catch (error) {
      this.logger.warn(`cannot tell somebody what they missed: ${String(error)}`);
      socket.close(CLOSE.tryAgainLater, 'try again');
    }
  }

  /** Goes on with a new token of the same user. */
  async renew(socket: LiveSocket, token: string): Promise<void> {
    const admitted = await this.admit(socket, token);
    if (!admitted) return;
    const { actor, until } = admitted;
    if (actor.id !== socket.signed?.actor.id) {
      socket.close(CLOSE.unauthenticated, 'the token is of somebody else');
      return;
    }
    this.change(socket, () => (socket.signed = { actor, token, until }));
    socket.send({ type: 'renewed', expiresAt: until?.toISOString() ?? null });
  }

  /** Asks whether the caller would still be let in, and ends the connection where not. */
  async readmit(socket: LiveSocket): Promise<void> {
    const { signed } = socket;
    if (!signed) return;
    try {
      const actor = await this.callers.readmit(signed.token, socket.origin, SCOPE);
      // Another token may have come meanwhile.
      if (socket.signed === signed)
        this.change(socket, () => (socket.signed = { ...signed, actor }));
    } catch (error) {
      const { code, reason } = closeFor(error, CLOSE.expired);
      // The database may be away for a while: that is no reason to send everybody away.
      if (code !== CLOSE.tryAgainLater) socket.close(code, reason);
    }
  }

  /** The same for all connections of somebody of whom something has changed. */
  async readmitUser(userId: number): Promise<void> {
    await Promise.all([...(this.byUser.get(userId) ?? [])].map((socket) => this.readmit(socket)));
  }

  /** It is over. */
  end(socket: LiveSocket): void {
    const { signed } = socket;
    if (!signed) return;
    this.rooms.leave(socket);
    const own = this.byUser.get(signed.actor.id);
    own?.delete(socket);
    if (own?.size === 0) this.byUser.delete(signed.actor.id);
    this.presence.left(socket);
  }

  private change(socket: LiveSocket, change: () => void): void {
    const wasThere = this.rooms.leave(socket);
    change();
    if (wasThere) this.rooms.join(socket);
  }

  private async admit(socket: LiveSocket, token: string): Promise<Admitted | undefined> {
    try {
      return await this.callers.admit(token, socket.origin, SCOPE);
    } catch (error) {
      const { code, reason } = closeFor(error, CLOSE.unauthenticated);
      socket.close(code, reason);
      return undefined;
    }
  }
}
