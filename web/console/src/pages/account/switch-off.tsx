import { useState } from 'react';
import { api } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { Form } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, notify, ProblemNotice, TextField } from '~/ui/index.js';
import { PasswordField } from './password-field.js';
import { SECURITY_TEXTS } from './security.texts.js';

/** Switches the second factor off, with password and code. */
export function SwitchOff({ onDone }: { readonly onDone: () => void }) {
  const texts = useTexts(SECURITY_TEXTS);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const removal = useAction<undefined, unknown>({
    save: () => api.DELETE('/api/v1/auth/second-factor', { body: { password, code } }),
    touches: [['me'], ['passkeys']],
    onSaved: () => {
      onDone();
      notify({ text: texts.isOff });
    },
  });
  return (
    <Form label={texts.switchOffTitle} onSubmit={() => removal.mutate(undefined)}>
      <p>{texts.switchOffLead}</p>
      <ProblemNotice error={removal.error} />
      <PasswordField value={password} onValue={setPassword} />
      <TextField
        autoComplete="one-time-code"
        required
        label={texts.anyCode}
        value={code}
        onChange={({ target }) => setCode(target.value.trim())}
      />
      <Button kind="danger" type="submit" busy={removal.isPending}>
        {texts.switchOff}
      </Button>
    </Form>
  );
}
