import { errorWithin, Fields, ListField } from '~/subjects/forms/index.js';
import { VALUE_TEXTS } from '~/subjects/rules/index.js';
import { VariableSelect } from '~/subjects/variables/index.js';
import { useTexts } from '~/texts/index.js';
import { errorOf, Row, Select, TextArea, TextField } from '~/ui/index.js';
import { AssignFields, NotifyTarget } from './assign-fields.js';
import type { Action } from './condition-tree.js';
import { ReplyFields } from './reply-fields.js';
import styles from './rule.module.css';
import { RULE_TEXTS } from './rule.texts.js';

export interface ActionProps {
  readonly action: Action;
  readonly path: string;
  readonly error: unknown;
  readonly onAction: (action: Action) => void;
}

/** The fields of an action, by its type. */
export function ActionFields(props: ActionProps) {
  const texts = useTexts(RULE_TEXTS);
  const { action, path, error, onAction } = props;
  const wrong = errorOf(error, path);
  return (
    <>
      {action.type === 'set' && <SetFields {...props} />}
      {action.type === 'tag' && <TagFields {...props} />}
      {action.type === 'assign' && <AssignFields {...props} />}
      {action.type === 'reply' && <ReplyFields {...props} />}
      {action.type === 'note' && <TextOf {...props} />}
      {action.type === 'escalate' && (
        <TextField
          label={texts.reason}
          maxLength={200}
          value={action.reason ?? ''}
          error={errorOf(error, `${path}.reason`)}
          onChange={({ target }) => onAction({ ...action, reason: target.value })}
        />
      )}
      {action.type === 'notify' && (
        <>
          <NotifyTarget {...props} />
          <TextOf {...props} />
        </>
      )}
      {wrong && (
        <p role="alert" className={styles['error']}>
          {wrong}
        </p>
      )}
    </>
  );
}

/** A text with variables. */
export function TextOf({ action, path, error, onAction }: ActionProps) {
  const texts = useTexts(RULE_TEXTS);
  const text = action.text ?? '';
  return (
    <>
      <TextArea
        label={texts.textOf}
        rows={3}
        dir="auto"
        maxLength={5000}
        value={text}
        error={errorOf(error, `${path}.text`)}
        onChange={({ target }) => onAction({ ...action, text: target.value })}
      />
      <Row>
        <VariableSelect
          label={texts.variables}
          onInsert={(words) => onAction({ ...action, text: `${text} ${words}`.trimStart() })}
        />
      </Row>
    </>
  );
}

const SETTABLE = {
  priority: ['low', 'normal', 'high', 'urgent'],
  status: ['escalated', 'closed'],
} as const;

function SetFields({ action, path, error, onAction }: ActionProps) {
  const texts = useTexts(RULE_TEXTS);
  const values = useTexts(VALUE_TEXTS);
  const field = action.field === 'status' ? 'status' : 'priority';
  return (
    <Fields>
      <Select
        label={texts.set}
        value={field}
        options={[
          { value: 'priority', label: texts.priority },
          { value: 'status', label: texts.status },
        ]}
        error={errorOf(error, `${path}.field`)}
        onValue={(next) => onAction({ type: 'set', field: next, value: SETTABLE[next][0] })}
      />
      <Select
        label={texts.to}
        value={action.value ?? ''}
        options={SETTABLE[field].map((value) => ({ value, label: values[value] }))}
        error={errorOf(error, `${path}.value`)}
        onValue={(value) => onAction({ ...action, value })}
      />
    </Fields>
  );
}

function TagFields({ action, path, error, onAction }: ActionProps) {
  const texts = useTexts(RULE_TEXTS);
  const { add = [], remove = [] } = action;
  const change = (tags: { add: string[]; remove: string[] }): void =>
    onAction({
      type: 'tag',
      ...(tags.add.length > 0 && { add: tags.add }),
      ...(tags.remove.length > 0 && { remove: tags.remove }),
    });
  return (
    <Fields>
      <ListField
        label={texts.addTags}
        values={add}
        error={errorWithin(error, `${path}.add`)}
        onValues={(next) => change({ add: next, remove })}
      />
      <ListField
        label={texts.removeTags}
        values={remove}
        error={errorWithin(error, `${path}.remove`)}
        onValues={(next) => change({ add, remove: next })}
      />
    </Fields>
  );
}
