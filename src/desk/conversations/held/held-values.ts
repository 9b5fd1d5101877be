export const HELD_STATUSES = ['waiting', 'sent', 'undone', 'refused'] as const;
export type HeldStatus = (typeof HELD_STATUSES)[number];

/** So long a reply waits where nothing else is said. */
export const HOLD_SECONDS = 10;
/** Longer nobody waits for an answer that is written already. */
export const MOST_HOLD_SECONDS = 30;
/** So many may wait in one conversation. */
export const MOST_WAITING = 20;
