import type { Action } from './action.js';
import type { Facts } from './matches.js';

/** Whether an action would change a ticket that is like this, as far as that can be told. */
export function wouldChange(action: Action, facts: Facts): boolean {
  switch (action.type) {
    case 'set':
      return facts[`ticket.${action.field}`] !== action.value;
    case 'tag': {
      const tags = (facts['ticket.tags'] ?? []) as readonly string[];
      const { add = [], remove = [] } = action;
      return add.some((tag) => !tags.includes(tag)) || remove.some((tag) => tags.includes(tag));
    }
    case 'assign':
      if (action.to === 'agent') return facts['ticket.assigneeId'] !== action.agentId;
      if (action.to === 'team') return facts['ticket.teamId'] !== action.teamId;
      if (action.to === 'nobody') return facts['ticket.assigneeId'] !== null;
      return true;
    default:
      // What is said, is said again.
      return true;
  }
}
