/** SQL: whether the examples of a group stand under different intents; the background is one too. */
export const CONTRADICTS = 'count(DISTINCT coalesce(examples.intent_id, 0)) > 1';
