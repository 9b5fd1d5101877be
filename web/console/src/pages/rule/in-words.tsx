import {
  ACTION_TEXTS,
  FIELD_TEXTS,
  FIELDS,
  OPERATOR_TEXTS,
  TARGET_TEXTS,
  VALUE_TEXTS,
} from '~/subjects/rules/index.js';
import { useStaff } from '~/subjects/staff/index.js';
import { useTeams } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { type Action, type Condition, groupOf } from './condition-tree.js';
import styles from './rule.module.css';
import { RULE_TEXTS } from './rule.texts.js';

/** A tree of conditions as people say it. */
export function ConditionInWords({ node }: { readonly node: Condition }) {
  const texts = useTexts(RULE_TEXTS);
  const group = groupOf(node);
  if (group?.members.length === 0) return <span>{texts.always}</span>;
  if (group) {
    return (
      <>
        <span className={styles['soft']}>{texts[group.joint]}:</span>
        <ul className={styles['words']}>
          {group.members.map((member, at) => (
            <li key={at}>
              <ConditionInWords node={member} />
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (!node.not) return <LeafInWords node={node} />;
  return (
    <>
      {texts.not}: <ConditionInWords node={node.not} />
    </>
  );
}

function LeafInWords({ node }: { readonly node: Condition }) {
  const fields = useTexts(FIELD_TEXTS);
  const operators = useTexts(OPERATOR_TEXTS);
  const sayValue = useSayValue();
  const { field = 'ticket.status', operator = 'is', value } = node;
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const said = values.map((it) => sayValue(FIELDS[field].kind, it)).join(', ');
  return <span>{`${fields[field]} ${operators[operator]} ${said}`}</span>;
}

/** Names people and teams instead of their numbers. */
function useSayValue(): (kind: string, value: string | number | boolean) => string {
  const texts = useTexts(RULE_TEXTS);
  const values: Readonly<Record<string, string>> = useTexts(VALUE_TEXTS);
  const staff = useStaff();
  const teams = useTeams();
  return (kind, value) => {
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (kind === 'agent') return staff.find(({ id }) => id === value)?.email ?? `#${value}`;
    if (kind === 'team') return teams.find(({ id }) => id === value)?.name ?? `#${value}`;
    return kind === 'choice' ? (values[value] ?? String(value)) : String(value);
  };
}

/** What a rule does, as people say it. */
export function ActionsInWords({ actions }: { readonly actions: readonly Action[] }) {
  const names = useTexts(ACTION_TEXTS);
  const targets = useTexts(TARGET_TEXTS);
  const sayValue = useSayValue();
  const say = (action: Action): string => {
    const { add = [], remove = [], to, agentId, teamId, text, value, reason } = action;
    return [
      ...(value === undefined ? [] : [sayValue('choice', value)]),
      ...add.map((it) => `+${it}`),
      ...remove.map((it) => `−${it}`),
      ...(to ? [targets[to]] : []),
      ...(agentId === undefined ? [] : [sayValue('agent', agentId)]),
      ...(teamId === undefined ? [] : [sayValue('team', teamId)]),
      ...((text ?? reason) ? [`“${(text ?? reason ?? '').slice(0, 80)}”`] : []),
    ].join(' ');
  };
  return (
    <ol className={styles['words']}>
      {actions.map((action, at) => (
        <li key={at}>{`${names[action.type]}: ${say(action)}`}</li>
      ))}
    </ol>
  );
}
