import type { components } from '@client';
import { useState } from 'react';
import { api, isDeclined, makePasskey, read } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { Form } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, ProblemNotice, TextField } from '~/ui/index.js';
import { deviceOf } from './device.js';
import { SECURITY_TEXTS } from './security.texts.js';

type Made = components['schemas']['MadePasskeyView'];

/** Has the browser make a passkey, and keeps it under a name. */
export function NewPasskey({ onMade }: { readonly onMade: (made: Made) => void }) {
  const texts = useTexts(SECURITY_TEXTS);
  const [name, setName] = useState(() => deviceOf(navigator.userAgent) ?? '');
  const making = useAction<undefined, Made>({
    save: async () => {
      const { options } = await read(api.POST('/api/v1/auth/passkeys/options'));
      const credential = await makePasskey(options);
      return read(api.POST('/api/v1/auth/passkeys', { body: { name, credential } }));
    },
    touches: [['passkeys'], ['me']],
    onSaved: onMade,
  });
  return (
    <Form label={texts.add} onSubmit={() => making.mutate(undefined)}>
      {isDeclined(making.error) ? (
        <p role="alert">{texts.declined}</p>
      ) : (
        <ProblemNotice error={making.error} />
      )}
      <TextField
        required
        autoFocus
        maxLength={100}
        label={texts.name}
        help={texts.nameHelp}
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={errorOf(making.error, 'name')}
      />
      <Button kind="primary" type="submit" busy={making.isPending}>
        {texts.add}
      </Button>
    </Form>
  );
}
