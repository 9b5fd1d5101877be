import { useNavigate } from '@tanstack/react-router';
import { api, type Tagged } from '~/api/index.js';
import { DeleteButton } from '~/subjects/forms/index.js';
import type { Intent } from '~/subjects/intents/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { notify } from '~/ui/index.js';
import { INTENT_TEXTS } from './intent.texts.js';

/** Removes an intent with its examples, after asking. */
export function DeleteIntent({ data: { id, name, examples }, etag }: Tagged<Intent>) {
  const texts = useTexts(INTENT_TEXTS);
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <DeleteButton
      label={texts.delete}
      title={texts.deleteTitle(name)}
      onDelete={() =>
        api.DELETE('/api/v1/triage/intents/{id}', {
          params: { path: { id }, header: { 'If-Match': etag } },
        })
      }
      touches={[['intents']]}
      onDeleted={() => {
        notify({ text: texts.deleted(name) });
        void navigate({ to: '/intents' });
      }}
    >
      <p>{texts.deleteLead(format.number(examples))}</p>
    </DeleteButton>
  );
}
