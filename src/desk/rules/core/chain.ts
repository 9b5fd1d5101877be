import type { StopReason } from './rule-values.js';

/** So many rules may set each other off; nobody means more than that. */
export const LONGEST_CHAIN = 5;

/** What a rule has done about a ticket, as a link of what leads to the next event. */
export function linkOf(ruleId: number, ticketId: number): string {
  return `rule:${ruleId}/${ticketId}`;
}

/** How many rules have led to an event, one after the other. */
export function depthOf(chain: readonly string[]): number {
  return chain.filter((link) => link.startsWith('rule:')).length;
}

/** Whether an event is what this rule itself did last about the ticket, which it does not answer to. */
export function isOwnDoing(chain: readonly string[], ruleId: number, ticketId: number): boolean {
  return chain.at(-1) === linkOf(ruleId, ticketId);
}

/** Why a rule must not fire about a ticket after what has led to it, or null where it may. */
export function stopReasonOf(
  chain: readonly string[],
  ruleId: number,
  ticketId: number,
): StopReason | null {
  if (chain.includes(linkOf(ruleId, ticketId))) return 'loop';
  return depthOf(chain) >= LONGEST_CHAIN ? 'too_deep' : null;
}
