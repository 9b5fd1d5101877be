import { useState } from 'react';
import { useSave } from '~/api/use-save.js';
import { useIntents } from '~/subjects/intents/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, ConfirmDialog, notify, ProblemNotice, Row, Select } from '~/ui/index.js';
import { deleteExamples, type Example, EXAMPLES_TOUCH, moveExamples } from './example-calls.js';
import styles from './examples.module.css';
import { EXAMPLE_TEXTS } from './examples.texts.js';

const BACKGROUND = 'background';

/** What can be done with the examples that are selected. */
export function BulkBar(props: {
  readonly selected: readonly Example[];
  readonly onDone: () => void;
}) {
  const texts = useTexts(EXAMPLE_TEXTS);
  const intents = useIntents();
  const { selected, onDone } = props;
  const [to, setTo] = useState('');
  const [isAsking, setAsking] = useState(false);
  const nameOf = (id: string): string =>
    intents.find((it) => String(it.id) === id)?.name ?? texts.background;
  const moving = useSave({
    save: (id: string) => moveExamples(selected, id === BACKGROUND ? null : Number(id)),
    touches: EXAMPLES_TOUCH,
    onSaved: (count, id) => {
      notify({ text: texts.moved(count, nameOf(id)) });
      onDone();
    },
  });
  const deleting = useSave({
    save: () => deleteExamples(selected),
    touches: EXAMPLES_TOUCH,
    onSaved: (count) => {
      setAsking(false);
      notify({ text: texts.deleted(count) });
      onDone();
    },
  });
  return (
    <div className={styles['bulk']} role="group" aria-label={texts.selected(selected.length)}>
      <Row>
        <strong>{texts.selected(selected.length)}</strong>
        <Select
          label={texts.moveTo}
          hideLabel
          value={to}
          options={[
            { value: '', label: texts.moveTo },
            ...intents.map(({ id, name }) => ({ value: String(id), label: name })),
            { value: BACKGROUND, label: texts.background },
          ]}
          onValue={setTo}
        />
        <Button disabled={to === ''} busy={moving.isPending} onClick={() => moving.mutate(to)}>
          {texts.move}
        </Button>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {texts.delete}
        </Button>
      </Row>
      <ProblemNotice error={moving.error} />
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => deleting.mutate(undefined)}
        busy={deleting.isPending}
        title={texts.deleteTitle(selected.length)}
        confirm={texts.delete}
      >
        <p>{texts.deleteLead}</p>
        <ProblemNotice error={deleting.error} />
      </ConfirmDialog>
    </div>
  );
}
