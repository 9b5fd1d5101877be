import { errorWithin, FORM_TEXTS } from '~/subjects/forms/index.js';
import {
  FIELD_TEXTS,
  FIELDS,
  fieldsAt,
  OPERATOR_TEXTS,
  operatorsOf,
  type RuleField,
  type RuleOperator,
} from '~/subjects/rules/index.js';
import { useTexts } from '~/texts/index.js';
import { errorOf, IconButton, Select } from '~/ui/index.js';
import type { ConditionProps } from './condition-group.js';
import type { Condition } from './condition-tree.js';
import { ConditionValue } from './condition-value.js';
import styles from './rule.module.css';
import { RULE_TEXTS } from './rule.texts.js';

/** What is asked of one field. */
export function ConditionLeaf(props: ConditionProps) {
  const texts = useTexts(RULE_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const fields = useTexts(FIELD_TEXTS);
  const words = useTexts(OPERATOR_TEXTS);
  const { node, path, event, error, onNode, onRemove } = props;
  const { field = 'ticket.status', operator = 'is' } = node;
  // One that is not known at this event stays to be seen, with what the service says of it.
  const names = [...new Set([...fieldsAt(event), field])];
  return (
    <div className={styles['leaf']}>
      <Select<RuleField>
        label={texts.field}
        hideLabel
        value={field}
        error={errorOf(error, path) ?? errorOf(error, `${path}.field`)}
        options={names.map((value) => ({ value, label: fields[value] }))}
        onValue={(next) => onNode(asking(next, operator))}
      />
      <Select<RuleOperator>
        label={texts.operator}
        hideLabel
        value={operator}
        error={errorOf(error, `${path}.operator`)}
        options={operatorsOf(field).map((value) => ({ value, label: words[value] }))}
        onValue={(next) => onNode({ field, operator: next })}
      />
      <ConditionValue
        key={`${field} ${operator}`}
        field={field}
        operator={operator}
        value={node.value}
        error={errorWithin(error, `${path}.value`)}
        onValue={(value) => onNode({ field, operator, ...(value !== undefined && { value }) })}
      />
      {onRemove && (
        <IconButton size="small" label={form.remove} onClick={onRemove}>
          ×
        </IconButton>
      )}
    </div>
  );
}

/** The same question of another field, where it takes it. */
function asking(field: RuleField, operator: RuleOperator): Condition {
  const operators = operatorsOf(field);
  const fits = operators.includes(operator) ? operator : (operators[0] ?? 'is');
  return { field, operator: fits, ...(FIELDS[field].kind === 'flag' && { value: true }) };
}
