import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Tagged } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import { FORM_TEXTS } from '~/subjects/forms/index.js';
import type { Intent } from '~/subjects/intents/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, ConfirmDialog, notify, ProblemNotice } from '~/ui/index.js';
import { INTENT_TEXTS } from './intent.texts.js';

/** Removes an intent with its examples, after asking. */
export function DeleteIntent({ data: { id, name, examples }, etag }: Tagged<Intent>) {
  const texts = useTexts(INTENT_TEXTS);
  const form = useTexts(FORM_TEXTS);
  const format = useFormat();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const deleting = useSave({
    save: () =>
      api.DELETE('/api/v1/triage/intents/{id}', {
        params: { path: { id }, header: { 'If-Match': etag } },
      }),
    touches: [['intents']],
    onSaved: () => {
      notify({ text: texts.deleted(name) });
      void navigate({ to: '/intents' });
    },
  });
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {texts.delete}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => deleting.mutate(undefined)}
        busy={deleting.isPending}
        title={texts.deleteTitle(name)}
        confirm={form.delete}
      >
        <p>{texts.deleteLead(format.number(examples))}</p>
        <ProblemNotice error={deleting.error} />
      </ConfirmDialog>
    </>
  );
}
