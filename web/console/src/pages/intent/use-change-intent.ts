import type { components } from '@client';
import { api, read, type Tagged } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import type { Intent } from '~/subjects/intents/index.js';

type Change = components['schemas']['ChangeIntent'];

/** Changes an intent as it was read. */
export function useChangeIntent(intent: Tagged<Intent>, onSaved: () => void) {
  const { id } = intent.data;
  return useSave({
    save: (body: Change) =>
      read(
        api.PATCH('/api/v1/triage/intents/{id}', {
          params: { path: { id }, header: { 'If-Match': intent.etag } },
          body,
        }),
      ),
    touches: [['intent', id], ['intents'], ['examples']],
    onSaved,
  });
}
