/** That somebody is there, as one instance knows it. */
export interface Attendance {
  readonly organizationId: number;
  readonly userId: number;
  readonly isStaff: boolean;
  /** Conversations that they have open. */
  readonly viewing: readonly number[];
}

/** Somebody, as all instances together know it. */
export interface Presence {
  readonly userId: number;
  readonly isStaff: boolean;
  readonly isOnline: boolean;
  /** When they went; nothing while they are there. */
  readonly lastSeenAt: Date | undefined;
  readonly viewing: readonly number[];
}

interface Entry extends Attendance {
  readonly until: number;
}

interface Gone {
  readonly isStaff: boolean;
  readonly at: number;
}

const MOST_GONE = 10_000;

/** Who is there on which instance, as far as it was told; what is not told again ends by itself. */
export class PresenceBoard {
  /** By organisation, user and instance. */
  private readonly there = new Map<number, Map<number, Map<string, Entry>>>();
  private readonly gone = new Map<number, Map<number, Gone>>();

  constructor(private readonly keptMs: number) {}

  /** Notes what an instance says; gives whether anything is different for whoever looks. */
  note(instance: string, attendance: Attendance, isThere: boolean, now: number): boolean {
    const { organizationId, userId } = attendance;
    const before = this.of(organizationId, userId, now);
    const users = this.there.get(organizationId) ?? new Map<number, Map<string, Entry>>();
    const entries = users.get(userId) ?? new Map<string, Entry>();
    if (isThere) entries.set(instance, { ...attendance, until: now + this.keptMs });
    else entries.delete(instance);
    users.set(userId, entries);
    this.there.set(organizationId, users);
    if (entries.size === 0) this.leave(attendance, now);
    return !areSame(before, this.of(organizationId, userId, now));
  }

  /** Those whose instance has said nothing of them for too long, who are gone with this call. */
  expire(now: number): Attendance[] {
    const over: Attendance[] = [];
    for (const users of this.there.values()) {
      for (const entries of users.values()) {
        for (const [instance, entry] of entries) {
          if (now < entry.until) continue;
          entries.delete(instance);
          if (entries.size > 0) continue;
          over.push(entry);
          this.leave(entry, entry.until - this.keptMs);
        }
      }
    }
    return over;
  }

  of(organizationId: number, userId: number, now: number): Presence | undefined {
    const entries = [...(this.there.get(organizationId)?.get(userId)?.values() ?? [])];
    const live = entries.filter(({ until }) => now < until);
    const [first] = live;
    if (first) {
      const viewing = [...new Set(live.flatMap((entry) => entry.viewing))].sort((a, b) => a - b);
      const { isStaff } = first;
      return { userId, isStaff, isOnline: true, lastSeenAt: undefined, viewing };
    }
    const gone = this.gone.get(organizationId)?.get(userId);
    if (!gone) return undefined;
    const { isStaff, at } = gone;
    return { userId, isStaff, isOnline: false, lastSeenAt: new Date(at), viewing: [] };
  }

  /** Everybody of an organisation who is known: those who are there first. */
  all(organizationId: number, now: number): Presence[] {
    const users = [
      ...(this.there.get(organizationId)?.keys() ?? []),
      ...(this.gone.get(organizationId)?.keys() ?? []),
    ];
    const known = [...new Set(users)].flatMap((id) => this.of(organizationId, id, now) ?? []);
    const isLater = (one: Presence) => Number(!one.isOnline) * 2 + Number(!one.isStaff);
    return known.sort((one, other) => isLater(one) - isLater(other) || one.userId - other.userId);
  }

  private leave({ organizationId, userId, isStaff }: Attendance, at: number): void {
    const users = this.there.get(organizationId);
    users?.delete(userId);
    if (users?.size === 0) this.there.delete(organizationId);
    const gone = this.gone.get(organizationId) ?? new Map<number, Gone>();
    // The one that went longest ago stands first.
    gone.delete(userId);
    gone.set(userId, { isStaff, at });
    const [longest] = gone.keys();
    if (gone.size > MOST_GONE && longest !== undefined) gone.delete(longest);
    this.gone.set(organizationId, gone);
  }
}

function areSame(one: Presence | undefined, other: Presence | undefined): boolean {
  return (
    (one?.isOnline ?? false) === (other?.isOnline ?? false) &&
    one?.viewing.join() === other?.viewing.join()
  );
}
