import { FORM_TEXTS } from '~/subjects/forms/index.js';
import type { TriggerEvent } from '~/subjects/rules/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, Row, Select } from '~/ui/index.js';
import { ConditionLeaf } from './condition-leaf.js';
import { type Condition, groupOf, joined, type Joint } from './condition-tree.js';
import styles from './rule.module.css';
import { RULE_TEXTS } from './rule.texts.js';

/** The service takes four levels, and the last of them are fields. */
const DEEPEST_GROUP = 3;

export interface ConditionProps {
  readonly node: Condition;
  /** Where it stands, as the service names it in errors. */
  readonly path: string;
  readonly depth: number;
  readonly event: TriggerEvent | null;
  readonly error: unknown;
  readonly onNode: (node: Condition) => void;
  /** Not of the whole tree. */
  readonly onRemove?: () => void;
}

/** A node of the tree: a group, the opposite of something, or a question. */
export function ConditionNode(props: ConditionProps) {
  const texts = useTexts(RULE_TEXTS);
  const { node, path, depth, onNode } = props;
  if (groupOf(node)) return <ConditionGroup {...props} />;
  if (!node.not) return <ConditionLeaf {...props} />;
  return (
    <div className={styles['group']}>
      <span>{texts.not}</span>
      <ConditionNode
        {...props}
        node={node.not}
        path={`${path}.not`}
        depth={depth + 1}
        onNode={(inner) => onNode({ not: inner })}
      />
    </div>
  );
}

/** Conditions that are joined. */
function ConditionGroup(props: ConditionProps) {
  const texts = useTexts(RULE_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const { node, path, depth, event, error, onNode, onRemove } = props;
  const { joint, members, at } = groupOf(node) ?? { joint: 'all', members: [], at: '.all' };
  const levels = depth + (joint === 'none' ? 1 : 0);
  const change = (next: readonly Condition[]): void => onNode(joined(joint, next));
  const wrong = errorOf(error, path) ?? errorOf(error, `${path}${at}`);
  return (
    <div className={styles['group']} role="group" aria-label={texts.group}>
      <Row>
        <Select<Joint>
          label={texts.group}
          hideLabel
          value={joint}
          options={[
            { value: 'all', label: texts.all },
            { value: 'any', label: texts.any },
            { value: 'none', label: texts.none },
          ]}
          onValue={(next) => onNode(joined(next, members))}
        />
        {onRemove && (
          <Button size="small" kind="quiet" onClick={onRemove}>
            {form.remove}
          </Button>
        )}
      </Row>
      {members.map((member, place) => (
        <ConditionNode
          key={place}
          node={member}
          path={`${path}${at}[${place}]`}
          depth={levels + 1}
          event={event}
          error={error}
          onNode={(next) => change(members.with(place, next))}
          onRemove={() => change(members.toSpliced(place, 1))}
        />
      ))}
      {wrong && (
        <p role="alert" className={styles['error']}>
          {wrong}
        </p>
      )}
      <Row>
        <Button
          size="small"
          onClick={() =>
            change([...members, { field: 'ticket.priority', operator: 'is', value: 'urgent' }])
          }
        >
          {texts.addCondition}
        </Button>
        {levels < DEEPEST_GROUP && (
          <Button size="small" kind="quiet" onClick={() => change([...members, { any: [] }])}>
            {texts.addGroup}
          </Button>
        )}
      </Row>
    </div>
  );
}
