export { ConfidenceLine } from './confidence-line.js';
export { DECISION_TEXTS } from './decision.texts.js';
export type { Span } from './evidence-spans.js';
export { MarkedMessage } from './marked-message.js';
export { type Outcome, OutcomeBadge } from './outcome-badge.js';
