import type { Triage } from '../../../triage/index.js';
import type { Conversation } from '../conversation.entity.js';
import type { ConversationFields } from '../conversation-rows.js';

/** What of a conversation's figures changes with what the machine made of a message. */
export function classified(
  { classified: count, confidenceSum, confidenceMinimum, fallbacks }: Conversation,
  { classification, answer }: Triage,
  isAsked: boolean,
): ConversationFields {
  const failed = isAsked && answer === null ? { fallbacks: fallbacks + 1 } : {};
  if (!classification) return failed;
  const { confidence } = classification;
  return {
    ...failed,
    classified: count + 1,
    confidenceSum: confidenceSum + confidence,
    confidenceMinimum: Math.min(confidenceMinimum ?? 1, confidence),
  };
}
