import type { Tagged } from '~/api/index.js';
import { errorWithin, Form, FormProblem, Help, SaveBar, useDraft } from '~/subjects/forms/index.js';
import type { Intent } from '~/subjects/intents/index.js';
import { LANGUAGE_TEXTS, TextsByLanguage } from '~/subjects/languages/index.js';
import { Markdown } from '~/subjects/markdown/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, notify, Panel } from '~/ui/index.js';
import { INTENT_TEXTS } from './intent.texts.js';
import { useChangeIntent } from './use-change-intent.js';

/** Writes the answer in each language, and says whether a machine may give it. */
export function AnswerForm(intent: Tagged<Intent>) {
  const texts = useTexts(INTENT_TEXTS);
  const { markdown } = useTexts(LANGUAGE_TEXTS);
  const { answer, answers, autoResolve } = intent.data;
  const draft = useDraft({ answer: answer ?? '', answers, autoResolve });
  const saving = useChangeIntent(intent, () => {
    draft.reset();
    notify({ text: texts.saved });
  });
  const save = (): void => {
    const { answer: text, ...others } = draft.changed;
    saving.mutate({ ...others, ...(text !== undefined && { answer: text.trim() || null }) });
  };
  return (
    <Panel>
      <Form label={texts.answer} onSubmit={save}>
        <FormProblem error={saving.error} fields={['answer', 'answers']} />
        <TextsByLanguage
          label={texts.answerLabel}
          help={`${texts.answerHelp} ${markdown}`}
          value={{ text: draft.value.answer, others: draft.value.answers }}
          onValue={({ text, others }) => draft.set({ answer: text, answers: { ...others } })}
          errorOf={(language) =>
            errorWithin(saving.error, language ? `answers.${language}` : 'answer')
          }
          preview={(text) => <Markdown text={text} />}
        />
        <div>
          <Checkbox
            label={texts.auto}
            checked={draft.value.autoResolve}
            onChange={({ target }) => draft.set({ autoResolve: target.checked })}
          />
          <Help>{texts.autoHelp}</Help>
        </div>
        <SaveBar isDirty={draft.isDirty} busy={saving.isPending} onReset={draft.reset} />
      </Form>
    </Panel>
  );
}
