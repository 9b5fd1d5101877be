import { describe, expect, it } from '@jest/globals';
import type { Action } from './action.js';
import { wouldChange } from './effect-of.js';
import type { Facts } from './matches.js';

const ticket = {
  'ticket.priority': 'high',
  'ticket.tags': ['vip'],
  'ticket.assigneeId': 2,
  'ticket.teamId': null,
} as unknown as Facts;

describe('wouldChange', () => {
  it.each<[Action, boolean]>([
    [{ type: 'set', field: 'priority', value: 'high' }, false],
    [{ type: 'set', field: 'priority', value: 'low' }, true],
    [{ type: 'tag', add: ['vip'] }, false],
    [{ type: 'tag', add: ['vip', 'gold'] }, true],
    [{ type: 'tag', remove: ['vip'] }, true],
    [{ type: 'tag', remove: ['gold'] }, false],
    [{ type: 'assign', to: 'agent', agentId: 2 }, false],
    [{ type: 'assign', to: 'nobody' }, true],
    [{ type: 'assign', to: 'team', teamId: 1 }, true],
    [{ type: 'assign', to: 'round_robin', teamId: 1 }, true],
    [{ type: 'note', text: 'Again.' }, true],
  ])('%j: %s', (action, expected) => {
    expect(wouldChange(action, ticket)).toBe(expected);
  });
});
