import type { ConversationStatus, Sender } from './conversation-values.js';

/** In which capacity somebody acts on a conversation. */
export type Capacity = 'requester' | 'staff' | 'service';

const ALL: readonly Capacity[] = ['requester', 'staff', 'service'];
const STAFF: readonly Capacity[] = ['staff', 'service'];
const SERVICE: readonly Capacity[] = ['service'];

type Targets = Readonly<Partial<Record<ConversationStatus, readonly Capacity[]>>>;

/** What may follow while somebody is still there. */
const UNDER_WAY: Targets = {
  active: STAFF,
  waiting_for_user: STAFF,
  waiting_for_agent: ALL,
  processing: SERVICE,
  escalated: ALL,
  resolved: ALL,
  // Only where it becomes a part of another one.
  archived: SERVICE,
};

/** Every legal change of a conversation's status, and who may make it; what is not here is refused. */
export const CONVERSATION_TRANSITIONS: Readonly<Record<ConversationStatus, Targets>> = {
  initialized: { ...UNDER_WAY, abandoned: SERVICE },
  active: { ...UNDER_WAY, abandoned: SERVICE },
  processing: UNDER_WAY,
  waiting_for_user: { ...UNDER_WAY, abandoned: SERVICE },
  waiting_for_agent: UNDER_WAY,
  escalated: UNDER_WAY,
  resolved: { ...UNDER_WAY, archived: STAFF },
  abandoned: { ...UNDER_WAY, archived: STAFF },
  // Only where one of its tickets is taken up again.
  archived: { escalated: SERVICE, waiting_for_agent: SERVICE },
};

/** Whether somebody in this capacity may make the one status of the other. */
export function mayBecome(from: ConversationStatus, to: ConversationStatus, by: Capacity): boolean {
  return from !== to && (CONVERSATION_TRANSITIONS[from][to]?.includes(by) ?? false);
}

/** Whether people have it: the time in such a status is what handling it took. */
export function isWithPeople(status: ConversationStatus): boolean {
  return status === 'escalated' || status === 'waiting_for_agent';
}

/** Who acts in this capacity, as messages name them. */
export const SENDER_OF: Readonly<Record<Capacity, Sender>> = {
  requester: 'user',
  staff: 'human_agent',
  service: 'system',
};
