import { api, read } from '~/api/index.js';
import { ofVersion, useSave } from '~/api/use-save.js';
import { Form, FORM_TEXTS, FormProblem, SaveBar, useDraft } from '~/subjects/forms/index.js';
import { LANGUAGE_TEXTS } from '~/subjects/languages/index.js';
import { Markdown } from '~/subjects/markdown/index.js';
import { useTexts } from '~/texts/index.js';
import { errorOf, notify, TextArea, TextField } from '~/ui/index.js';
import { ProposalActions } from './proposal-actions.js';
import { pathOf, type Proposal } from './queries.js';
import styles from './run.module.css';
import { RUN_TEXTS } from './run.texts.js';

/** Gives a proposal its name, description and answer before it becomes an intent. */
export function ProposalForm({ proposal }: { readonly proposal: Proposal }) {
  const texts = useTexts(RUN_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const { markdown } = useTexts(LANGUAGE_TEXTS);
  const { name, description, answer, discoveryId } = proposal;
  const draft = useDraft({ name, description, answer: answer ?? '' });
  const { value, set, changed } = draft;
  const saving = useSave({
    save: () => {
      const { answer: text, ...others } = changed;
      return read(
        api.PATCH('/api/v1/triage/discovery/{id}/proposals/{proposalId}', {
          params: { path: pathOf(proposal), header: ofVersion(proposal) },
          body: { ...others, ...(text !== undefined && { answer: text.trim() || null }) },
        }),
      );
    },
    touches: [['proposals', discoveryId]],
    onSaved: () => {
      draft.reset();
      notify({ text: form.saved });
    },
  });
  return (
    <>
      <Form label={texts.chosen} onSubmit={() => saving.mutate(undefined)}>
        <FormProblem error={saving.error} fields={['name', 'description', 'answer']} />
        <TextField
          label={texts.name}
          required
          maxLength={100}
          value={value.name}
          error={errorOf(saving.error, 'name')}
          onChange={({ target }) => set({ name: target.value })}
        />
        <TextField
          label={texts.description}
          maxLength={1000}
          value={value.description}
          error={errorOf(saving.error, 'description')}
          onChange={({ target }) => set({ description: target.value })}
        />
        <TextArea
          label={texts.answer}
          help={`${texts.answerHelp} ${markdown}`}
          rows={4}
          dir="auto"
          maxLength={10_000}
          value={value.answer}
          error={errorOf(saving.error, 'answer')}
          onChange={({ target }) => set({ answer: target.value })}
        />
        {value.answer && (
          <div className={styles['preview']} role="group" aria-label={texts.preview}>
            <Markdown text={value.answer} />
          </div>
        )}
        {draft.isDirty && <SaveBar isDirty busy={saving.isPending} onReset={draft.reset} />}
      </Form>
      {draft.isDirty ? (
        <p className={styles['soft']}>{texts.saveFirst}</p>
      ) : (
        <ProposalActions proposal={proposal} />
      )}
    </>
  );
}
