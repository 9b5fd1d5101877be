import { api, read } from '~/api/index.js';
import { ofVersion, useSave } from '~/api/use-save.js';
import {
  DeleteButton,
  Form,
  FORM_TEXTS,
  FormProblem,
  SaveBar,
  useDraft,
} from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Dialog, notify } from '~/ui/index.js';
import { PolicyBasics } from './policy-basics.js';
import { PolicyConditions } from './policy-conditions.js';
import type { Policy } from './queries.js';
import { SERVICE_TEXTS } from './service-levels.texts.js';
import { Targets } from './targets.js';
import { Warning } from './warning.js';

/** What of a policy is written in the form. */
export type PolicyContent = Pick<
  Policy,
  'name' | 'order' | 'active' | 'conditions' | 'targets' | 'warning' | 'businessHoursId'
>;

const NEW: PolicyContent = {
  ...{ name: '', order: 100, active: true, conditions: {} },
  targets: {
    ...{ urgent: { firstResponse: 30, resolution: 480 } },
    ...{ high: { firstResponse: 60, resolution: 1440 } },
    ...{ normal: { firstResponse: 240, resolution: 2880 } },
  },
  ...{ warning: { share: 0.8 }, businessHoursId: null },
};

/** Makes a policy or changes it. */
export function PolicyDialog(props: {
  readonly policy: Policy | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const { policy, onClose } = props;
  const draft = useDraft(policy ? pick(policy) : NEW);
  const { value, set } = draft;
  const saving = useSave({
    save: () => {
      if (!policy) return read(api.POST('/api/v1/sla-policies', { body: value }));
      const params = { path: { id: policy.id }, header: ofVersion(policy) };
      return read(api.PATCH('/api/v1/sla-policies/{id}', { params, body: draft.changed }));
    },
    touches: [['sla-policies']],
    onSaved: () => {
      notify({ text: form.saved });
      onClose();
    },
  });
  const { error } = saving;
  return (
    <Dialog open onClose={onClose} wide title={policy?.name ?? texts.newPolicy}>
      <Form label={texts.policies} onSubmit={() => saving.mutate(undefined)}>
        <FormProblem
          error={error}
          fields={['name', 'order', 'businessHoursId', 'targets', 'warning']}
        />
        <PolicyBasics value={value} error={error} onChange={set} />
        <Targets targets={value.targets} error={error} onTargets={(targets) => set({ targets })} />
        <Warning warning={value.warning} error={error} onWarning={(warning) => set({ warning })} />
        <PolicyConditions
          conditions={value.conditions}
          error={error}
          onConditions={(conditions) => set({ conditions })}
        />
        <SaveBar
          isDirty={draft.isDirty}
          busy={saving.isPending}
          label={policy ? form.save : form.create}
        >
          {policy && (
            <DeleteButton
              title={texts.deletePolicy(policy.name)}
              onDelete={() =>
                api.DELETE('/api/v1/sla-policies/{id}', {
                  params: { path: { id: policy.id }, header: ofVersion(policy) },
                })
              }
              touches={[['sla-policies']]}
              onDeleted={onClose}
            >
              <p>{texts.deletePolicyLead}</p>
            </DeleteButton>
          )}
        </SaveBar>
      </Form>
    </Dialog>
  );
}

function pick(policy: Policy): PolicyContent {
  const { name, order, active, conditions, targets, warning, businessHoursId } = policy;
  return { name, order, active, conditions, targets, warning, businessHoursId };
}
