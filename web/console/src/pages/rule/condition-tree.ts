import type { components } from '@client';

export type Condition = components['schemas']['RuleCondition'];
export type Action = components['schemas']['RuleAction'];

/** How the members of a group are joined. */
export type Joint = 'all' | 'any' | 'none';

/** A group of conditions, and where its members stand in the tree as the service names it. */
export interface Group {
  readonly joint: Joint;
  readonly members: readonly Condition[];
  readonly at: string;
}

/** What kind of node it is: a group, the opposite of something, or what is asked of one field. */
export function groupOf(node: Condition): Group | undefined {
  if (node.all) return { joint: 'all', members: node.all, at: '.all' };
  if (node.any) return { joint: 'any', members: node.any, at: '.any' };
  if (node.not?.any) return { joint: 'none', members: node.not.any, at: '.not.any' };
  return undefined;
}

export function joined(joint: Joint, members: readonly Condition[]): Condition {
  const list = [...members];
  if (joint === 'none') return { not: { any: list } };
  return joint === 'all' ? { all: list } : { any: list };
}

/** As the form shows it: at the top there is always a group. */
export function rooted(node: Condition): Condition {
  return groupOf(node) ? node : { all: [node] };
}
