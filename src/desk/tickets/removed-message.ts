/** What stands in place of a message whose text had to go. */
export const REMOVED_MESSAGE = '[removed]';
