export const CONVERSATION_STATUSES = [
  ...(['initialized', 'active', 'waiting_for_user', 'waiting_for_agent', 'processing'] as const),
  ...(['escalated', 'resolved', 'abandoned', 'archived'] as const),
] as const;
export const CHANNELS = ['web', 'mobile', 'email', 'slack', 'teams', 'api'] as const;
