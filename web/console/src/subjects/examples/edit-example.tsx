import { useState } from 'react';
import { useSave } from '~/api/use-save.js';
import { Form, SaveBar } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Dialog, errorOf, ProblemNotice, TextArea } from '~/ui/index.js';
import { changeExample, type Example, EXAMPLES_TOUCH } from './example-calls.js';
import { EXAMPLE_TEXTS } from './examples.texts.js';

/** Changes the text of an example. */
export function EditExample(props: { readonly example: Example; readonly onClose: () => void }) {
  const texts = useTexts(EXAMPLE_TEXTS);
  const { example, onClose } = props;
  const [text, setText] = useState(example.text);
  const saving = useSave({
    save: () => changeExample(example.id, text.trim()),
    touches: EXAMPLES_TOUCH,
    onSaved: onClose,
  });
  const inText = errorOf(saving.error, 'text');
  return (
    <Dialog open onClose={onClose} title={texts.editTitle} wide>
      <Form label={texts.editTitle} onSubmit={() => saving.mutate(undefined)}>
        {!inText && <ProblemNotice error={saving.error} />}
        <TextArea
          label={texts.text}
          help={texts.editHelp}
          rows={6}
          dir="auto"
          maxLength={10_000}
          value={text}
          error={inText}
          onChange={({ target }) => setText(target.value)}
        />
        <SaveBar isDirty={text.trim() !== '' && text !== example.text} busy={saving.isPending} />
      </Form>
    </Dialog>
  );
}
