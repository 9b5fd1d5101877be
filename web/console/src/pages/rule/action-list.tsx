import { FORM_TEXTS } from '~/subjects/forms/index.js';
import { ACTION_TEXTS } from '~/subjects/rules/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, Row, Select } from '~/ui/index.js';
import { ActionFields } from './action-fields.js';
import type { Action } from './condition-tree.js';
import styles from './rule.module.css';
import { RULE_TEXTS } from './rule.texts.js';

/** What each action begins as. */
const FRESH: Readonly<Record<Action['type'], Action>> = {
  set: { type: 'set', field: 'priority', value: 'high' },
  tag: { type: 'tag', add: [] },
  assign: { type: 'assign', to: 'team' },
  reply: { type: 'reply', text: '' },
  note: { type: 'note', text: '' },
  escalate: { type: 'escalate', reason: '' },
  notify: { type: 'notify', to: 'assignee', text: '' },
};
const TYPES = Object.keys(FRESH) as Action['type'][];
const MOST = 10;

/** What is done, in its order. */
export function ActionList(props: {
  readonly actions: readonly Action[];
  readonly error: unknown;
  readonly onActions: (actions: Action[]) => void;
}) {
  const texts = useTexts(RULE_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const names = useTexts(ACTION_TEXTS);
  const { actions, error, onActions } = props;
  const move = (from: number, by: number): void => {
    const action = actions[from];
    if (action) onActions(actions.toSpliced(from, 1).toSpliced(from + by, 0, action));
  };
  const wrong = errorOf(error, 'actions');
  return (
    <>
      <ol className={styles['actions']}>
        {actions.map((action, at) => (
          <li key={`${at} ${action.type}`} className={styles['action']}>
            <div className={styles['actionHead']}>
              <strong>{`${at + 1}. ${names[action.type]}`}</strong>
              <Row>
                <Button size="small" kind="quiet" disabled={at === 0} onClick={() => move(at, -1)}>
                  {texts.up}
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  disabled={at === actions.length - 1}
                  onClick={() => move(at, 1)}
                >
                  {texts.down}
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  onClick={() => onActions(actions.toSpliced(at, 1))}
                >
                  {form.remove}
                </Button>
              </Row>
            </div>
            <ActionFields
              action={action}
              path={`actions[${at}]`}
              error={error}
              onAction={(next) => onActions(actions.with(at, next))}
            />
          </li>
        ))}
      </ol>
      {wrong && (
        <p role="alert" className={styles['error']}>
          {wrong}
        </p>
      )}
      {actions.length < MOST && (
        <Row>
          <Select<Action['type'] | ''>
            label={texts.addAction}
            hideLabel
            value=""
            options={[
              { value: '', label: texts.addAction },
              ...TYPES.map((value) => ({ value, label: names[value] })),
            ]}
            onValue={(type) => type !== '' && onActions([...actions, FRESH[type]])}
          />
        </Row>
      )}
    </>
  );
}
