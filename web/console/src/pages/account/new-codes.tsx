import type { components } from '@client';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { Form } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, ProblemNotice } from '~/ui/index.js';
import { PasswordField } from './password-field.js';
import { SECURITY_TEXTS } from './security.texts.js';

/** Makes ten new recovery codes. */
export function NewCodes(props: { readonly onCodes: (codes: readonly string[]) => void }) {
  const texts = useTexts(SECURITY_TEXTS);
  const [password, setPassword] = useState('');
  const making = useAction<undefined, components['schemas']['RecoveryCodes']>({
    save: () => read(api.POST('/api/v1/auth/second-factor/recovery-codes', { body: { password } })),
    touches: [],
    onSaved: ({ recoveryCodes }) => props.onCodes(recoveryCodes),
  });
  return (
    <Form label={texts.newCodes} onSubmit={() => making.mutate(undefined)}>
      <p>{texts.newCodesLead}</p>
      <ProblemNotice error={making.error} />
      <PasswordField value={password} onValue={setPassword} />
      <Button kind="primary" type="submit" busy={making.isPending}>
        {texts.makeCodes}
      </Button>
    </Form>
  );
}
