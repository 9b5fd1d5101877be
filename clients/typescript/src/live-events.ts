/** A ticket: `requesterId` and `assigneeId` are told to the staff alone. */
export interface TicketNews {
  readonly ticketId: number;
  readonly conversationId: number | null;
  readonly requesterId?: number;
  readonly status: string;
  /** As in its entity tag: whoever has it need not read it again. */
  readonly version: number;
}

/** A conversation. */
export interface ConversationNews {
  readonly conversationId: number;
  readonly requesterId?: number;
  readonly assigneeId?: number | null;
  readonly status: string;
  readonly version: number;
}

/** What was changed of something. */
export interface Changed {
  readonly fields: readonly string[];
}

/** The events by their names; there will be more, so that a `switch` needs a default. */
export interface LiveEvents {
  readonly 'ticket.created': TicketNews;
  readonly 'ticket.updated': TicketNews & Changed;
  readonly 'conversation.created': ConversationNews;
  readonly 'conversation.updated': ConversationNews & Changed;
  readonly 'message.created': {
    readonly messageId: number;
    readonly conversationId: number;
    readonly requesterId?: number;
    readonly visibility?: 'public' | 'internal';
    readonly senderType: string;
  };
  readonly 'conversation.read': {
    readonly conversationId: number;
    readonly userId: number;
    readonly messageId: number;
  };
  readonly 'sla.warned': SlaNews;
  readonly 'sla.breached': SlaNews;
}

/** What a service level promises; told to the staff. */
export interface SlaNews {
  readonly ticketId: number;
  readonly conversationId: number | null;
  readonly metric: string;
  readonly dueAt: string;
}

/** Something that happened: ids and versions, by which to read what is of interest. */
export type LiveEvent = {
  readonly [Name in keyof LiveEvents]: {
    readonly event: Name;
    readonly data: LiveEvents[Name];
    /** The place right behind it. */
    readonly cursor: string;
  };
}[keyof LiveEvents];

/** That somebody is there or has gone, and what they have open; told to the staff. */
export interface LivePresence {
  readonly userId: number;
  readonly online: boolean;
  readonly viewing: readonly number[];
  readonly lastSeenAt: string | null;
}

/** That somebody types, for some seconds; a customer is not told who. */
export interface LiveTyping {
  readonly conversationId: number;
  readonly forSeconds: number;
  readonly userId?: number;
  readonly mode?: 'reply' | 'note';
}

/** What the service says. */
export type ServerMessage =
  | { readonly type: 'welcome'; readonly expiresAt: string | null; readonly beatSeconds: number }
  | { readonly type: 'renewed'; readonly expiresAt: string | null }
  | { readonly type: 'ready' | 'resync'; readonly cursor: string }
  | { readonly type: 'beat'; readonly cursor?: string }
  | ({ readonly type: 'event' } & LiveEvent)
  | ({ readonly type: 'presence' } & LivePresence)
  | ({ readonly type: 'typing' } & LiveTyping);
