import { api, read } from '~/api/index.js';
import { ofVersion, useSave } from '~/api/use-save.js';
import {
  errorWithin,
  Fields,
  Form,
  FORM_TEXTS,
  FormProblem,
  ListField,
  SaveBar,
  useDraft,
} from '~/subjects/forms/index.js';
import { TextsByLanguage } from '~/subjects/languages/index.js';
import { VariableSelect } from '~/subjects/variables/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, errorOf, notify, TextField } from '~/ui/index.js';
import type { CannedAnswer } from './answer-table.js';
import { CANNED_TEXTS } from './canned-answers.texts.js';
import { DeleteAnswer } from './delete-answer.js';
import { WithVariables } from './with-variables.js';

const NEW: Pick<CannedAnswer, 'title' | 'shortcut' | 'body' | 'bodies' | 'shared' | 'tags'> = {
  ...{ title: '', shortcut: '', body: '', bodies: {}, shared: false, tags: [] },
};

/** The fields of a canned answer. */
export function AnswerForm(props: {
  readonly answer: CannedAnswer | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(CANNED_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const { answer, onClose } = props;
  const draft = useDraft(answer ? pick(answer) : NEW);
  const { value, set } = draft;
  const saving = useSave({
    save: () =>
      answer
        ? read(
            api.PATCH('/api/v1/canned-answers/{id}', {
              params: { path: { id: answer.id }, header: ofVersion(answer) },
              body: draft.changed,
            }),
          )
        : read(api.POST('/api/v1/canned-answers', { body: value })),
    touches: [['canned-answers']],
    onSaved: () => {
      notify({ text: form.saved });
      if (answer) draft.reset();
      else onClose();
    },
  });
  const { error } = saving;
  return (
    <Form label={texts.title} onSubmit={() => saving.mutate(undefined)}>
      <FormProblem error={error} fields={['title', 'shortcut', 'body', 'bodies', 'tags']} />
      <Fields>
        <TextField
          label={texts.name}
          required
          maxLength={100}
          value={value.title}
          error={errorOf(error, 'title')}
          onChange={({ target }) => set({ title: target.value })}
        />
        <TextField
          label={texts.shortcut}
          help={texts.shortcutHelp}
          required
          maxLength={40}
          value={value.shortcut}
          error={errorOf(error, 'shortcut')}
          onChange={({ target }) => set({ shortcut: target.value })}
        />
      </Fields>
      <TextsByLanguage
        label={texts.body}
        help={texts.bodyHelp}
        rows={7}
        value={{ text: value.body, others: value.bodies }}
        onValue={({ text, others }) => set({ body: text, bodies: { ...others } })}
        errorOf={(language) => errorWithin(error, language ? `bodies.${language}` : 'body')}
        preview={(text) => <WithVariables text={text} />}
        tools={(insert) => <VariableSelect label={texts.variables} onInsert={insert} />}
      />
      <ListField
        label={texts.tags}
        values={value.tags}
        error={errorWithin(error, 'tags')}
        onValues={(tags) => set({ tags })}
      />
      <Checkbox
        label={texts.shared}
        checked={value.shared}
        onChange={({ target }) => set({ shared: target.checked })}
      />
      <SaveBar
        isDirty={draft.isDirty}
        busy={saving.isPending}
        label={answer ? form.save : form.create}
      >
        {answer && <DeleteAnswer answer={answer} onDeleted={onClose} />}
      </SaveBar>
    </Form>
  );
}

function pick({ title, shortcut, body, bodies, shared, tags }: CannedAnswer): typeof NEW {
  return { title, shortcut, body, bodies, shared, tags };
}
