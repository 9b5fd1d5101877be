import type { components } from '@client';
import { useNavigate } from '@tanstack/react-router';
import { api, read } from '~/api/index.js';
import { ofVersion, useSave } from '~/api/use-save.js';
import {
  FieldGroup,
  Form,
  FORM_TEXTS,
  FormProblem,
  SaveBar,
  useDraft,
} from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { notify, Panel } from '~/ui/index.js';
import { ActionList } from './action-list.js';
import { ConditionNode } from './condition-group.js';
import { type Action, type Condition, rooted } from './condition-tree.js';
import { DeleteRule } from './delete-rule.js';
import { RULE_TEXTS } from './rule.texts.js';
import { RuleBasics } from './rule-basics.js';
import { Trial, useTrial } from './trial.js';

type Schemas = components['schemas'];
export type Rule = Schemas['RuleView'];

/** What of a rule is written in the form. */
export interface Content {
  name: string;
  position: number;
  kind: Schemas['RuleKind'];
  event: Schemas['TriggerEvent'] | null;
  conditions: Condition;
  actions: Action[];
}

const NEW: Content = {
  ...{ name: '', position: 100, kind: 'trigger', event: 'ticket.created' },
  ...{ conditions: { all: [] }, actions: [] },
};

/** The fields of a rule; errors of the service stand where they belong. */
export function RuleForm(props: {
  readonly rule: Rule | undefined;
  /** What an earlier version said, to be saved anew. */
  readonly taken?: Content | undefined;
}) {
  const texts = useTexts(RULE_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const navigate = useNavigate();
  const { rule, taken } = props;
  const draft = useDraft(rule ? contentOf(rule) : NEW, taken);
  const { value, set } = draft;
  const saving = useSave({
    save: () => {
      if (!rule) return read(api.POST('/api/v1/rules', { body: value }));
      const { kind: _, event: __, ...body } = draft.changed;
      const params = { path: { id: rule.id }, header: ofVersion(rule) };
      return read(api.PATCH('/api/v1/rules/{id}', { params, body }));
    },
    touches: [['rules'], ['rule', rule?.id ?? 'new'], ['rule-versions']],
    onSaved: ({ id, active }) => {
      draft.reset();
      notify({ text: active ? texts.saved : texts.savedOff });
      if (!rule) void navigate({ to: '/rules/$ruleId', params: { ruleId: String(id) } });
    },
  });
  const trying = useTrial();
  const error = saving.error ?? trying.error;
  const tryIt = (): void => {
    saving.reset();
    trying.mutate(value);
  };
  return (
    <Panel>
      <Form
        label={texts.rule}
        onSubmit={() => {
          trying.reset();
          saving.mutate(undefined);
        }}
      >
        <FormProblem
          error={error}
          fields={['conditions', 'actions', 'name', 'event', 'position']}
        />
        <RuleBasics value={value} isNew={!rule} error={error} onChange={set} />
        <FieldGroup legend={texts.conditions} help={texts.conditionsHelp}>
          <ConditionNode
            node={value.conditions}
            path="conditions"
            depth={1}
            event={value.event}
            error={error}
            onNode={(conditions) => set({ conditions })}
          />
        </FieldGroup>
        <FieldGroup legend={texts.actions} help={texts.actionsHelp}>
          <ActionList
            actions={value.actions}
            error={error}
            onActions={(actions) => set({ actions })}
          />
        </FieldGroup>
        <SaveBar
          isDirty={draft.isDirty}
          busy={saving.isPending}
          onReset={draft.reset}
          label={rule ? form.save : form.create}
        >
          {rule && <DeleteRule rule={rule} />}
        </SaveBar>
        <Trial trying={trying} onTry={tryIt} />
      </Form>
    </Panel>
  );
}

/** What of a rule, or of one of its versions, the form takes. */
export function contentOf(rule: Rule | Schemas['RuleVersionView']): Content {
  const { name, position, kind, event, conditions, actions } = rule;
  return { name, position, kind, event, conditions: rooted(conditions), actions };
}
