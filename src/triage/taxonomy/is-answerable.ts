import type { Intent } from './intent.entity.js';

/** Whether an intent has an answer that a machine may give. */
export function isAnswerable(intent: Intent | undefined): boolean {
  return intent !== undefined && intent.autoResolve && Boolean(intent.answer?.trim());
}
