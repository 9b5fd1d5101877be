import { Choices, ListField } from '~/subjects/forms/index.js';
import { useIntents } from '~/subjects/intents/index.js';
import {
  FIELDS,
  type RuleField,
  type RuleOperator,
  takesList,
  takesNothing,
  VALUE_TEXTS,
} from '~/subjects/rules/index.js';
import { useStaff } from '~/subjects/staff/index.js';
import { useTeams } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { type Option, Select, TextField } from '~/ui/index.js';
import type { Condition } from './condition-tree.js';
import styles from './rule.module.css';
import { RULE_TEXTS } from './rule.texts.js';

type Value = Condition['value'];

interface ValueProps {
  readonly field: RuleField;
  readonly operator: RuleOperator;
  readonly value: Value;
  readonly error: string | undefined;
  readonly onValue: (value: Value) => void;
}

/** What the field is compared with, as its kind wants it. */
export function ConditionValue(props: ValueProps) {
  const texts = useTexts(RULE_TEXTS);
  const values = useTexts(VALUE_TEXTS);
  const { field, operator, value, error, onValue } = props;
  const { kind, values: known = [] } = FIELDS[field];
  const staff = useStaff().map(({ id, email }) => ({ value: String(id), label: email }));
  const teams = useTeams().map(({ id, name }) => ({ value: String(id), label: name }));
  if (takesNothing(operator)) return <span />;
  const choices = known.map((it) => ({ value: it, label: values[it] }));
  if (kind === 'choice') return <Among {...props} options={choices} toValue={(it) => it} />;
  if (kind === 'agent') return <Among {...props} options={staff} toValue={Number} />;
  if (kind === 'team') return <Among {...props} options={teams} toValue={Number} />;
  if (kind === 'flag') {
    return (
      <Select
        label={texts.value}
        hideLabel
        error={error}
        value={value === false ? 'no' : 'yes'}
        options={[
          { value: 'yes', label: texts.yes },
          { value: 'no', label: texts.no },
        ]}
        onValue={(next) => onValue(next === 'yes')}
      />
    );
  }
  if (kind !== 'number') return <Words {...props} />;
  return (
    <TextField
      label={texts.value}
      hideLabel
      type="number"
      step="any"
      error={error}
      defaultValue={typeof value === 'number' ? value : ''}
      onChange={({ target }) => onValue(target.value === '' ? undefined : target.valueAsNumber)}
    />
  );
}

/** One or several of those that there are. */
function Among(
  props: ValueProps & {
    readonly options: readonly Option<string>[];
    readonly toValue: (value: string) => string | number;
  },
) {
  const texts = useTexts(RULE_TEXTS);
  const { operator, value, error, onValue, options, toValue } = props;
  if (!takesList(operator)) {
    return (
      <Select
        label={texts.value}
        hideLabel
        error={error}
        value={value === undefined ? '' : String(value)}
        options={[{ value: '', label: texts.choose }, ...options]}
        onValue={(next) => onValue(next === '' ? undefined : toValue(next))}
      />
    );
  }
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <div className={styles['several']}>
      <Choices
        legend={texts.value}
        hideLegend
        options={options}
        values={chosen}
        onValues={(next) => onValue(next.map(toValue))}
      />
      {error && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </div>
  );
}

/** A text, or several with commas between them. */
function Words({ field, operator, value, error, onValue }: ValueProps) {
  const texts = useTexts(RULE_TEXTS);
  const intents = useIntents();
  const list = field === 'ticket.intent' ? 'rule-intents' : undefined;
  return (
    <div className={styles['several']}>
      {takesList(operator) ? (
        <ListField
          label={texts.value}
          hideLabel
          error={error}
          values={Array.isArray(value) ? value.map(String) : []}
          onValues={onValue}
        />
      ) : (
        <TextField
          label={texts.value}
          hideLabel
          error={error}
          list={list}
          maxLength={200}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onValue(target.value)}
        />
      )}
      {list && (
        <datalist id={list}>
          {intents.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </div>
  );
}
