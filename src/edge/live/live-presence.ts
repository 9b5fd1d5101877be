import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { Recurring } from '../../platform/common/recurring.js';
import { Signals } from '../../platform/events/index.js';
import { ConversationOwners } from './conversation-owners.js';
import { LiveRooms } from './live-rooms.js';
import type { LiveSocket } from './live-socket.js';
import { type Attendance, type Presence, PresenceBoard } from './presence-board.js';

/** An instance says again who is there; one that says nothing for longer is gone with them. */
const AGAIN_MS = 25_000;
const KEPT_MS = 70_000;
/** Whoever goes on typing is told of so often at the most; each time it counts for this long. */
const TYPING_EVERY_MS = 2_000;
const TYPING_SECONDS = 6;

interface Attending extends Attendance {
  readonly isThere: boolean;
}

interface Typing {
  readonly organizationId: number;
  readonly conversationId: number;
  readonly requesterId: number;
  readonly userId: number;
  readonly isStaff: boolean;
  readonly mode: 'reply' | 'note';
}

/**
 * Who is there, what they look at and where they type, over all instances: told to the staff at once
 * and stored nowhere. A customer learns only that somebody writes them a reply.
 */
@Injectable()
export class LivePresence implements OnModuleInit, OnModuleDestroy {
  private readonly board = new PresenceBoard(KEPT_MS);
  private readonly own = new Map<number, Set<LiveSocket>>();
  private readonly saying = new Recurring('say who is there', AGAIN_MS, () => {
    this.sayAll();
    return Promise.resolve();
  });

  constructor(
    private readonly signals: Signals,
    private readonly rooms: LiveRooms,
    private readonly owners: ConversationOwners,
  ) {}

  onModuleInit(): void {
    this.signals.on('attending', (attending: Attending, from) => this.note(from, attending));
    this.signals.on('typing', (typing: Typing) => this.tellTyping(typing));
    // Of an instance that has just come, or was cut off: it asks who is where.
    this.signals.onReconnect(() => this.signals.send('asking', {}));
    this.signals.on('asking', () => this.saying.wake());
    this.saying.start({ atOnce: false });
  }

  onModuleDestroy(): Promise<void> {
    return this.saying.stop();
  }

  /** Everybody of the organisation who is there or was, as far as is known. */
  list({ organizationId }: Pick<Actor, 'organizationId'>): Presence[] {
    return this.board.all(organizationId, Date.now());
  }

  came(socket: LiveSocket): void {
    const actor = socket.signed?.actor;
    if (!actor || !socket.isOpen) return;
    this.own.set(actor.id, (this.own.get(actor.id) ?? new Set()).add(socket));
    this.say(actor);
  }

  left(socket: LiveSocket): void {
    const actor = socket.signed?.actor;
    if (!actor) return;
    const own = this.own.get(actor.id);
    if (!own?.delete(socket)) return;
    if (own.size === 0) this.own.delete(actor.id);
    this.say(actor);
  }

  /** What of the staff somebody looks at; customers look at what is theirs, which tells nobody anything. */
  async views(socket: LiveSocket, conversationId: number | null): Promise<void> {
    const actor = socket.signed?.actor;
    if (!actor || !isStaff(actor) || !this.own.get(actor.id)?.has(socket)) return;
    if (conversationId !== null) {
      const requesterId = await this.owners.requesterOf(actor.organizationId, conversationId);
      if (requesterId === undefined) return;
    }
    socket.viewing = conversationId;
    this.say(actor);
  }

  /** Somebody types: the staff wherever they may, a customer in what is theirs. */
  async types(
    socket: LiveSocket,
    { conversationId, mode }: Pick<Typing, 'conversationId' | 'mode'>,
  ): Promise<void> {
    const actor = socket.signed?.actor;
    const now = Date.now();
    const key = `${conversationId}/${mode}`;
    const isAgain = socket.typing?.key === key && now < socket.typing.at + TYPING_EVERY_MS;
    if (!actor || isAgain) return;
    socket.typing = { key, at: now };
    const { organizationId, id: userId } = actor;
    const requesterId = await this.owners.requesterOf(organizationId, conversationId);
    const ofStaff = isStaff(actor);
    if (requesterId === undefined || (!ofStaff && requesterId !== userId)) return;
    const typing = { organizationId, conversationId, requesterId, userId, isStaff: ofStaff };
    this.signals.send('typing', { ...typing, mode: ofStaff ? mode : 'reply' });
  }

  private say(actor: Actor): void {
    const sockets = [...(this.own.get(actor.id) ?? [])];
    const viewing = [...new Set(sockets.flatMap((socket) => socket.viewing ?? []))];
    const { organizationId, id: userId } = actor;
    const attendance = { organizationId, userId, isStaff: isStaff(actor), viewing };
    this.signals.send('attending', { ...attendance, isThere: sockets.length > 0 });
  }

  private sayAll(): void {
    for (const attendance of this.board.expire(Date.now())) this.tell(attendance);
    for (const [socket] of [...this.own.values()].map((sockets) => [...sockets])) {
      if (socket?.signed) this.say(socket.signed.actor);
    }
  }

  private note(from: string, { isThere, ...attendance }: Attending): void {
    if (this.board.note(from, attendance, isThere, Date.now())) this.tell(attendance);
  }

  private tell({ organizationId, userId }: Attendance): void {
    const presence = this.board.of(organizationId, userId, Date.now());
    if (!presence) return;
    const { isOnline, viewing, lastSeenAt = null } = presence;
    const message = { type: 'presence', userId, online: isOnline, viewing, lastSeenAt };
    toAll(this.rooms.staffOf(organizationId), message);
  }

  private tellTyping(typing: Typing): void {
    const { organizationId, conversationId, requesterId, userId, mode } = typing;
    const message = { type: 'typing', conversationId, forSeconds: TYPING_SECONDS };
    toAll(this.rooms.staffOf(organizationId), { ...message, userId, mode }, userId);
    if (!typing.isStaff || mode !== 'reply') return;
    toAll(this.rooms.customer(organizationId, requesterId), message);
  }
}

function toAll(sockets: ReadonlySet<LiveSocket>, message: object, except?: number): void {
  const bytes = Buffer.from(JSON.stringify(message));
  for (const socket of sockets) if (socket.signed?.actor.id !== except) socket.send(bytes);
}
