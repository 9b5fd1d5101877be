import type { Tagged } from '~/api/index.js';
import { Fields, Form, FormProblem, SaveBar, useDraft } from '~/subjects/forms/index.js';
import { type Intent, PRIORITIES, PRIORITY_TEXTS } from '~/subjects/intents/index.js';
import { useTexts } from '~/texts/index.js';
import { errorOf, notify, Panel, Select, TextArea, TextField } from '~/ui/index.js';
import { DeleteIntent } from './delete-intent.js';
import { INTENT_TEXTS } from './intent.texts.js';
import { useChangeIntent } from './use-change-intent.js';

/** How an intent is called, what belongs to it, and how urgent it is. */
export function SettingsForm(intent: Tagged<Intent>) {
  const texts = useTexts(INTENT_TEXTS);
  const priorities = useTexts(PRIORITY_TEXTS);
  const { name, description, priority } = intent.data;
  const draft = useDraft({ name, description, priority });
  const saving = useChangeIntent(intent, () => {
    draft.reset();
    notify({ text: texts.saved });
  });
  return (
    <Panel>
      <Form label={texts.settings} onSubmit={() => saving.mutate(draft.changed)}>
        <FormProblem error={saving.error} fields={['name', 'description']} />
        <Fields>
          <TextField
            label={texts.name}
            help={texts.nameHelp}
            required
            maxLength={100}
            value={draft.value.name}
            error={errorOf(saving.error, 'name')}
            onChange={({ target }) => draft.set({ name: target.value })}
          />
          <Select
            label={texts.priority}
            value={draft.value.priority}
            options={PRIORITIES.map((value) => ({ value, label: priorities[value] }))}
            onValue={(value) => draft.set({ priority: value })}
          />
        </Fields>
        <TextArea
          label={texts.description}
          help={texts.descriptionHelp}
          maxLength={1000}
          value={draft.value.description}
          error={errorOf(saving.error, 'description')}
          onChange={({ target }) => draft.set({ description: target.value })}
        />
        <SaveBar isDirty={draft.isDirty} busy={saving.isPending} onReset={draft.reset}>
          <DeleteIntent {...intent} />
        </SaveBar>
      </Form>
    </Panel>
  );
}
