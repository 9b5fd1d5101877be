import { Priority } from '../../../triage/taxonomy/index.js';
import type { Conversation } from '../conversation.entity.js';
import { namesViolation, tagsViolation, variablesViolation } from '../conversation-context.js';
import type { ConversationFields } from '../conversation-rows.js';
import type { ConversationStatus } from '../conversation-values.js';
import { isWithPeople } from '../transitions.js';

type FirstResponse = Pick<Conversation, 'firstResponseAt' | 'firstResponseBy'>;

const PRIORITIES = Object.values(Priority);
/** What is over gives way to what is under way. */
const OVER: readonly ConversationStatus[] = ['resolved', 'abandoned', 'archived'];

/** What a conversation has that became a part of another: nothing that is counted. */
export const NO_FIGURES = {
  userMessages: 0,
  aiMessages: 0,
  agentMessages: 0,
  notes: 0,
  awaitedSince: null,
  firstResponseAt: null,
  firstResponseBy: null,
  responses: 0,
  responseSeconds: 0,
  longestResponseSeconds: 0,
  handleSeconds: 0,
  classified: 0,
  confidenceSum: 0,
  confidenceMinimum: null,
  fallbacks: 0,
  satisfaction: null,
  nps: null,
  sentiment: null,
  firstSentiment: null,
  sentimentTrend: null,
  isAngry: false,
} as const satisfies Partial<Conversation>;

/**
 * The figures of two conversations as those of one; what only one can have is the first one's. How long
 * people had them is not among them, as a change of the status adds to that.
 */
export function mergedFigures(into: Conversation, from: Conversation): ConversationFields {
  return {
    userMessages: into.userMessages + from.userMessages,
    aiMessages: into.aiMessages + from.aiMessages,
    agentMessages: into.agentMessages + from.agentMessages,
    notes: into.notes + from.notes,
    awaitedSince: first(into.awaitedSince, from.awaitedSince),
    ...firstResponse(into, from),
    responses: into.responses + from.responses,
    responseSeconds: into.responseSeconds + from.responseSeconds,
    longestResponseSeconds: Math.max(into.longestResponseSeconds, from.longestResponseSeconds),
    classified: into.classified + from.classified,
    confidenceSum: into.confidenceSum + from.confidenceSum,
    confidenceMinimum: least(into.confidenceMinimum, from.confidenceMinimum),
    fallbacks: into.fallbacks + from.fallbacks,
    satisfaction: into.satisfaction ?? from.satisfaction,
    nps: into.nps ?? from.nps,
    // The customer has waited from their first word on, wherever it was.
    createdAt: first(into.createdAt, from.createdAt) ?? into.createdAt,
    lastActivityAt:
      into.lastActivityAt > from.lastActivityAt ? into.lastActivityAt : from.lastActivityAt,
  };
}

/** What is said of both, as far as one may have it; where both say something, the first one counts. */
export function mergedDetails(into: Conversation, from: Conversation): ConversationFields {
  const tags = [...new Set([...into.tags, ...from.tags])];
  const context = { ...from.context, ...into.context };
  const externalIds = { ...from.externalIds, ...into.externalIds };
  const rank = ({ priority }: Conversation): number => PRIORITIES.indexOf(priority);
  return {
    assigneeId: into.assigneeId ?? from.assigneeId,
    subject: into.subject ?? from.subject,
    language: into.language ?? from.language,
    priority: rank(from) > rank(into) ? from.priority : into.priority,
    ...(tagsViolation(tags) === undefined && { tags }),
    ...(variablesViolation(context) === undefined && { context }),
    ...(namesViolation(externalIds) === undefined && { externalIds }),
  } as ConversationFields;
}

/** Where both are together: with people where one of them is. */
export function mergedStatus(into: Conversation, from: Conversation): ConversationStatus {
  if (isWithPeople(into.status) || isWithPeople(from.status)) {
    const isTaken = (into.assigneeId ?? from.assigneeId) !== null;
    return isTaken ? 'waiting_for_agent' : 'escalated';
  }
  const isGoingOn = OVER.includes(into.status) && !OVER.includes(from.status);
  return isGoingOn && from.status !== 'initialized' ? from.status : into.status;
}

function firstResponse(into: Conversation, from: Conversation): FirstResponse {
  const isOther = first(into.firstResponseAt, from.firstResponseAt) !== into.firstResponseAt;
  const { firstResponseAt, firstResponseBy } = isOther ? from : into;
  return { firstResponseAt, firstResponseBy };
}

function first(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return other < one ? other : one;
}

function least(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
