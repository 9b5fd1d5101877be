/** By what somebody is told of news. */
export const NOTIFICATION_CHANNELS = ['email', 'in_app'] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

/** Of what somebody may be told; each has the channels of whoever has chosen none. */
export const NOTIFICATIONS = {
  ticketAnswered: ['in_app'],
  ticketResolved: ['in_app'],
  conversationReplied: ['in_app'],
  ticketAssigned: ['in_app'],
  mentioned: ['in_app'],
  slaWarned: ['in_app'],
  slaBreached: ['in_app', 'email'],
} as const satisfies Record<string, readonly NotificationChannel[]>;

export type NotificationEvent = keyof typeof NOTIFICATIONS;
export type Notifications = Readonly<Record<NotificationEvent, readonly NotificationChannel[]>>;

/** What else is known of somebody, by names that the organisation chooses. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;
