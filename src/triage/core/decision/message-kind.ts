/** What a message is: something that somebody wrote, nothing but what others wrote, or a machine's. */
export const MESSAGE_KINDS = ['request', 'nothing_new', 'automatic_message'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
