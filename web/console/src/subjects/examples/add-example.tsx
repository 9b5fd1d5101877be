import { useState } from 'react';
import { useSave } from '~/api/use-save.js';
import { Form } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, notify, ProblemNotice, TextArea } from '~/ui/index.js';
import { addExample, EXAMPLES_TOUCH } from './example-calls.js';
import { EXAMPLE_TEXTS } from './examples.texts.js';

/** Adds an example to an intent, or to the background where there is none. */
export function AddExample(props: { readonly intentId: number | null }) {
  const texts = useTexts(EXAMPLE_TEXTS);
  const [text, setText] = useState('');
  const saving = useSave({
    save: () => addExample(props.intentId, text.trim()),
    touches: EXAMPLES_TOUCH,
    onSaved: () => {
      setText('');
      notify({ text: texts.added1 });
    },
  });
  const inText = errorOf(saving.error, 'text');
  return (
    <Form label={texts.add} onSubmit={() => saving.mutate(undefined)}>
      {!inText && <ProblemNotice error={saving.error} />}
      <TextArea
        label={texts.newText}
        rows={2}
        dir="auto"
        maxLength={10_000}
        value={text}
        error={inText}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button type="submit" busy={saving.isPending} disabled={text.trim() === ''}>
          {texts.add}
        </Button>
      </div>
    </Form>
  );
}
