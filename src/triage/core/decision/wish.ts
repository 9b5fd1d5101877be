/**
 * How a message wishes for what its words name: as it says, not at all, or only in a part, the rest
 * of which says something else.
 */
export const WISHES = ['stated', 'negated', 'rest'] as const;
export type Wish = (typeof WISHES)[number];
