import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validateRule } from './validate-rule.js';

const leaf = { field: 'ticket.intent', operator: 'is', value: 'refund' };
const note = { type: 'note', text: 'Look at {{ticket.id}}.' };
const sound = {
  kind: 'trigger' as const,
  event: 'ticket.created' as const,
  conditions: { all: [leaf] },
  actions: [note],
};
const pathsOf = (fields: object): string[] =>
  validateRule({ ...sound, ...fields }).map(({ path }) => path);
const deep = (levels: number): object => (levels === 0 ? leaf : { not: deep(levels - 1) });

describe('validateRule', () => {
  it('takes what is sound', () => {
    expect(validateRule(sound)).toEqual([]);
    expect(pathsOf({ conditions: { all: [] } })).toEqual([]);
    expect(pathsOf({ kind: 'automation', event: null })).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ event: null }, ['event']],
    [{ kind: 'automation' }, ['event']],
    [{ kind: 'automation', event: null, conditions: { all: [] } }, ['conditions']],
    [{ conditions: [] }, ['conditions']],
    [{ conditions: {} }, ['conditions']],
    [{ conditions: { all: [], any: [] } }, ['conditions']],
    [{ conditions: { any: [] } }, ['conditions.any']],
    [{ conditions: { all: leaf } }, ['conditions.all']],
    [{ conditions: { all: [leaf], color: 1 } }, ['conditions.color']],
    [{ conditions: { all: [leaf, { all: [] }] } }, ['conditions.all[1].all']],
    [{ conditions: { not: { any: [leaf, 7] } } }, ['conditions.not.any[1]']],
    [{ conditions: { all: [{ ...leaf, field: 'moon' }] } }, ['conditions.all[0].field']],
    [{ conditions: { ...leaf, operator: 'at_least' } }, ['conditions.operator']],
    [{ conditions: { ...leaf, value: 7 } }, ['conditions.value']],
    [{ conditions: { ...leaf, colour: 'red' } }, ['conditions.colour']],
    [{ conditions: { ...leaf, operator: 'is_empty' } }, ['conditions.value']],
    [{ conditions: { ...leaf, operator: 'in', value: ['a', 1] } }, ['conditions.value[1]']],
    [
      { conditions: { field: 'ticket.status', operator: 'is', value: 'lost' } },
      ['conditions.value'],
    ],
    [
      { conditions: { field: 'message.content', operator: 'contains', value: 'x' } },
      ['conditions.field'],
    ],
    [{ conditions: { all: Array.from({ length: 21 }, () => leaf) } }, ['conditions']],
    [{ conditions: deep(4) }, ['conditions.not.not.not.not']],
    [{ actions: [] }, ['actions']],
    [{ actions: Array.from({ length: 11 }, () => note) }, ['actions']],
    [{ actions: [note, { type: 'webhook', url: 'https://example.com' }] }, ['actions[1].type']],
    [{ actions: [{ type: 'set', field: 'moon', value: 'full' }] }, ['actions[0].field']],
    [{ actions: [{ type: 'set', field: 'status', value: 'open' }] }, ['actions[0].value']],
    [{ actions: [{ type: 'tag' }] }, ['actions[0]']],
    [{ actions: [{ type: 'tag', add: ['a,b'] }] }, ['actions[0].add']],
    [{ actions: [{ type: 'assign', to: 'agent' }] }, ['actions[0].agentId']],
    [{ actions: [{ type: 'assign', to: 'moon' }] }, ['actions[0].to']],
    [
      { actions: [{ type: 'assign', to: 'by_skill', agentId: 1 }] },
      ['actions[0].teamId', 'actions[0].agentId'],
    ],
    [{ actions: [{ type: 'reply' }] }, ['actions[0]']],
    [{ actions: [{ type: 'reply', text: 'a', cannedAnswerId: 1 }] }, ['actions[0]']],
    [{ actions: [{ type: 'reply', text: '{{moon}}' }] }, ['actions[0].text']],
    [{ actions: [{ ...note, visibility: 'public' }] }, ['actions[0].visibility']],
    [{ actions: [{ type: 'escalate', reason: ' ' }] }, ['actions[0].reason']],
    [{ actions: [{ type: 'notify', to: 'all', text: 'x' }] }, ['actions[0].to']],
  ])('says where %j is wrong: %j', (fields, paths) => {
    expect(pathsOf(fields)).toEqual(paths);
  });

  it('takes a condition of four levels', () => {
    expect(pathsOf({ conditions: deep(3) })).toEqual([]);
  });

  it('answers whatever is sent', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (conditions, actions) => {
        const body = { conditions: JSON.parse(conditions), actions: JSON.parse(actions) };
        expect(validateRule({ ...sound, ...body }).length).toBeGreaterThan(0);
      }),
    );
  });
});
