import type { Violation } from '../../../platform/common/errors/domain-error.js';
import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { isJsonObject } from '../../../platform/common/validation/json-object.js';
import { textViolation } from '../../../platform/common/validation/text.js';
import { variablesViolation } from '../../canned-answers/index.js';
import { tagsViolation } from '../../tickets/index.js';
import {
  ACTION_TYPES,
  type ActionType,
  type Assignee,
  ASSIGNEES,
  RECIPIENTS,
  SETTABLE,
  type Settable,
} from './action.js';
import { LONGEST_REASON, LONGEST_TEXT, MOST_ACTIONS } from './rule-values.js';

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with the actions that somebody sent, each with the path to it. */
export function validateActions(actions: unknown, path = 'actions'): Violation[] {
  if (!Array.isArray(actions)) return [{ path, message: 'must be a list of actions' }];
  if (actions.length < 1 || actions.length > MOST_ACTIONS) {
    return [{ path, message: `must be 1 to ${MOST_ACTIONS} actions, are ${actions.length}` }];
  }
  return actions.flatMap((action, place) => actionViolations(action, `${path}[${place}]`));
}

function actionViolations(action: unknown, path: string): Violation[] {
  if (!isJsonObject(action)) return [{ path, message: 'must be an object with a type' }];
  const { type, ...fields } = action as Fields;
  if (!isType(type)) {
    return [{ path: `${path}.type`, message: `must be of ${ACTION_TYPES.join(', ')}` }];
  }
  const { known, violations } = CHECKS[type](fields);
  const unknown = Object.keys(fields).filter((name) => !known.includes(name));
  return [
    ...violations.map(([name, message]) => ({ path: `${path}${name}`, message })),
    ...unknown.map((name) => ({ path: `${path}.${name}`, message: `is not a field of ${type}` })),
  ];
}

/** The fields that an action has, and what of them is wrong. */
interface Checked {
  readonly known: readonly string[];
  readonly violations: readonly [path: string, message: string][];
}

const CHECKS: Readonly<Record<ActionType, (fields: Fields) => Checked>> = {
  set: ({ field, value }) => {
    const known = ['field', 'value'];
    const settable = Object.keys(SETTABLE);
    if (!settable.includes(String(field))) {
      return { known, violations: [['.field', `must be of ${settable.join(', ')}`]] };
    }
    return {
      known,
      violations: wrong('.value', amongViolation(value, SETTABLE[field as Settable])),
    };
  },
  tag: ({ add, remove }) => {
    const known = ['add', 'remove'];
    const violations = [
      ...(add === undefined ? [] : tagged('.add', add)),
      ...(remove === undefined ? [] : tagged('.remove', remove)),
    ];
    if (add !== undefined || remove !== undefined) return { known, violations };
    return { known, violations: [['', 'must add or remove tags']] };
  },
  assign: (fields) => {
    const to = amongViolation(fields['to'], ASSIGNEES);
    if (to !== undefined) return { known: Object.keys(fields), violations: [['.to', to]] };
    const id = ID_OF[fields['to'] as Assignee];
    if (id === null) return { known: ['to'], violations: [] };
    return { known: ['to', id], violations: wrong(`.${id}`, idViolation(fields[id])) };
  },
  reply: ({ text, cannedAnswerId }) => {
    const known = ['text', 'cannedAnswerId'];
    if ((text === undefined) === (cannedAnswerId === undefined)) {
      return { known, violations: [['', 'must have either text or cannedAnswerId']] };
    }
    if (text === undefined) {
      return { known, violations: wrong('.cannedAnswerId', idViolation(cannedAnswerId)) };
    }
    return { known, violations: wrong('.text', templateViolation(text)) };
  },
  note: ({ text }) => ({ known: ['text'], violations: wrong('.text', templateViolation(text)) }),
  escalate: ({ reason }) => ({
    known: ['reason'],
    violations: wrong('.reason', textViolation(reason, LONGEST_REASON)),
  }),
  notify: ({ to, text }) => ({
    known: ['to', 'text'],
    violations: [
      ...wrong('.to', amongViolation(to, RECIPIENTS)),
      ...wrong('.text', templateViolation(text)),
    ],
  }),
};

const ID_OF: Readonly<Record<Assignee, 'agentId' | 'teamId' | null>> = {
  agent: 'agentId',
  nobody: null,
  team: 'teamId',
  round_robin: 'teamId',
  least_loaded: 'teamId',
  by_skill: 'teamId',
};

function isType(type: unknown): type is ActionType {
  return (ACTION_TYPES as readonly unknown[]).includes(type);
}

function wrong(path: string, message: string | undefined): [string, string][] {
  return message === undefined ? [] : [[path, message]];
}

function amongViolation(value: unknown, values: readonly string[]): string | undefined {
  return values.includes(value as string) ? undefined : `must be of ${values.join(', ')}`;
}

function idViolation(value: unknown): string | undefined {
  const isId = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_ID;
  return isId ? undefined : `must be an id from 1 to ${MAX_ID}`;
}

function templateViolation(value: unknown): string | undefined {
  return textViolation(value, LONGEST_TEXT) ?? variablesViolation(value);
}

function tagged(path: string, tags: unknown): [string, string][] {
  if (!Array.isArray(tags) || tags.length === 0) return [[path, 'must be a list of tags']];
  if (tags.length > MOST_TAGS) return [[path, `must be ${MOST_TAGS} tags at the most`]];
  return wrong(path, tagsViolation(tags));
}

const MOST_TAGS = 30;
