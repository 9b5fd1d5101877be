export { PRIORITIES, PRIORITY_TEXTS } from './priority.texts.js';
export { type Intent, intentsQuery, type Priority, useIntents } from './use-intents.js';
