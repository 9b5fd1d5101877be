/** What a message is: something that somebody wrote, or nothing but what others wrote. */
export const MESSAGE_KINDS = ['request', 'nothing_new'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
