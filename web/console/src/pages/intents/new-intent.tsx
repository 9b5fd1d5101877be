import { useNavigate } from '@tanstack/react-router';
import { api, read } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import { Form, FORM_TEXTS, FormProblem, SaveBar, useDraft } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Dialog, errorOf, TextArea, TextField } from '~/ui/index.js';
import { INTENTS_TEXTS } from './intents.texts.js';

/** Makes an intent, and leads to its page. */
export function NewIntent(props: { readonly onClose: () => void }) {
  const texts = useTexts(INTENTS_TEXTS);
  const { create } = useTexts(FORM_TEXTS);
  const navigate = useNavigate();
  const draft = useDraft({ name: '', description: '' });
  const saving = useSave({
    save: () => read(api.POST('/api/v1/triage/intents', { body: draft.value })),
    touches: [['intents']],
    onSaved: ({ id }) =>
      void navigate({ to: '/intents/$intentId', params: { intentId: String(id) } }),
  });
  return (
    <Dialog open onClose={props.onClose} title={texts.new}>
      <Form label={texts.new} onSubmit={() => saving.mutate(undefined)}>
        <FormProblem error={saving.error} fields={['name', 'description']} />
        <TextField
          label={texts.name}
          help={texts.nameHelp}
          required
          maxLength={100}
          value={draft.value.name}
          error={errorOf(saving.error, 'name')}
          onChange={({ target }) => draft.set({ name: target.value })}
        />
        <TextArea
          label={texts.description}
          help={texts.descriptionHelp}
          maxLength={1000}
          value={draft.value.description}
          error={errorOf(saving.error, 'description')}
          onChange={({ target }) => draft.set({ description: target.value })}
        />
        <SaveBar label={create} isDirty={draft.value.name.trim() !== ''} busy={saving.isPending} />
      </Form>
    </Dialog>
  );
}
