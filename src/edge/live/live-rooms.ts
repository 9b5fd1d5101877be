import { Injectable } from '@nestjs/common';
import { isStaff } from '../../platform/access/index.js';
import type { LiveSocket } from './live-socket.js';

interface Room {
  readonly staff: Set<LiveSocket>;
  readonly customers: Map<number, Set<LiveSocket>>;
}

const NOBODY: ReadonlySet<LiveSocket> = new Set();

/** Who of each organisation is told what happens, as it happens. */
@Injectable()
export class LiveRooms {
  private readonly rooms = new Map<number, Room>();

  join(socket: LiveSocket): void {
    const actor = socket.signed?.actor;
    if (!actor || !socket.isOpen) return;
    const room: Room = this.rooms.get(actor.organizationId) ?? emptyRoom();
    this.rooms.set(actor.organizationId, room);
    if (isStaff(actor)) {
      room.staff.add(socket);
      return;
    }
    const own: Set<LiveSocket> = room.customers.get(actor.id) ?? new Set();
    room.customers.set(actor.id, own.add(socket));
  }

  /** Whether it was there. */
  leave(socket: LiveSocket): boolean {
    const actor = socket.signed?.actor;
    const room = actor && this.rooms.get(actor.organizationId);
    if (!room) return false;
    const own = room.customers.get(actor.id);
    const wasThere = room.staff.delete(socket) || (own?.delete(socket) ?? false);
    if (own?.size === 0) room.customers.delete(actor.id);
    if (room.staff.size + room.customers.size === 0) this.rooms.delete(actor.organizationId);
    return wasThere;
  }

  staffOf(organizationId: number): ReadonlySet<LiveSocket> {
    return this.rooms.get(organizationId)?.staff ?? NOBODY;
  }

  /** The connections of one of the staff. */
  colleague(organizationId: number, userId: number): ReadonlySet<LiveSocket> {
    const isOwn = ({ signed }: LiveSocket): boolean => signed?.actor.id === userId;
    return new Set([...this.staffOf(organizationId)].filter(isOwn));
  }

  /** The connections of one customer. */
  customer(organizationId: number, userId: number): ReadonlySet<LiveSocket> {
    return this.rooms.get(organizationId)?.customers.get(userId) ?? NOBODY;
  }

  *all(): Generator<LiveSocket> {
    for (const { staff, customers } of this.rooms.values()) {
      yield* staff;
      for (const own of customers.values()) yield* own;
    }
  }
}

function emptyRoom(): Room {
  return { staff: new Set(), customers: new Map() };
}
