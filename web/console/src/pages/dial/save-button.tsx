import { useState } from 'react';
import { api, readTagged } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import type { PolicyBody } from '~/subjects/policy/policy.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, Dialog, errorOf, notify, ProblemNotice, Row, TextArea } from '~/ui/index.js';
import { DIAL_TEXTS } from './dial.texts.js';

/** Saves the dial as a new version of the policy, with why. */
export function SaveButton(props: {
  readonly body: PolicyBody;
  readonly etag: string;
  readonly disabled: boolean;
}) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const { body, etag, disabled } = props;
  const save = useAction({
    save: (why: string) =>
      readTagged(
        api.PUT('/api/v1/triage/policy', {
          params: { header: { 'If-Match': etag } },
          body: { ...body, ...(why && { note: why }) },
        }),
      ),
    touches: [['policy']],
    onSaved: ({ data }) => {
      setOpen(false);
      notify({ text: texts.saved(format.number(data.version)) });
    },
  });
  return (
    <>
      <Button kind="primary" disabled={disabled} onClick={() => setOpen(true)}>
        {texts.save}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.saveTitle}>
        <p>{body.mode === 'live' ? texts.saveLive : texts.saveShadow}</p>
        <TextArea
          label={texts.note}
          help={texts.noteHelp}
          maxLength={500}
          rows={3}
          value={note}
          error={errorOf(save.error, 'note')}
          onChange={({ target }) => setNote(target.value)}
        />
        <ProblemNotice error={save.error} />
        <Row>
          <Button kind="primary" busy={save.isPending} onClick={() => save.mutate(note.trim())}>
            {texts.save}
          </Button>
        </Row>
      </Dialog>
    </>
  );
}
