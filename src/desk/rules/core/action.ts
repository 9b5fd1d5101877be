/** What rules do. */
export const ACTION_TYPES = [
  'set',
  'tag',
  'assign',
  'reply',
  'note',
  'escalate',
  'notify',
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

/** To whom a ticket is given: to somebody, to a team, or to one of a team who is chosen. */
export const ASSIGNEES = [
  'agent',
  'team',
  'nobody',
  'round_robin',
  'least_loaded',
  'by_skill',
] as const;
export type Assignee = (typeof ASSIGNEES)[number];

/** Who is told by mail. */
export const RECIPIENTS = ['assignee', 'team'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** What may be set, and to what. */
export const SETTABLE = {
  priority: ['low', 'normal', 'high', 'urgent'],
  status: ['escalated', 'closed'],
} as const;
export type Settable = keyof typeof SETTABLE;

/** One thing that a rule does. */
export type Action =
  | { readonly type: 'set'; readonly field: Settable; readonly value: string }
  | { readonly type: 'tag'; readonly add?: readonly string[]; readonly remove?: readonly string[] }
  | {
      readonly type: 'assign';
      readonly to: Assignee;
      readonly agentId?: number;
      readonly teamId?: number;
    }
  | { readonly type: 'reply'; readonly text?: string; readonly cannedAnswerId?: number }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'escalate'; readonly reason: string }
  | { readonly type: 'notify'; readonly to: Recipient; readonly text: string };
