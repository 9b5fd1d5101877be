import type { components } from '@client';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { Form } from '~/subjects/forms/index.js';
import { QrCode } from '~/subjects/qr/index.js';
import { Secret } from '~/subjects/secrets/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, ProblemNotice, TextField } from '~/ui/index.js';
import { PasswordField } from './password-field.js';
import { SECURITY_TEXTS } from './security.texts.js';

type Start = components['schemas']['SecondFactorStart'];
interface Step {
  readonly onCodes: (codes: readonly string[]) => void;
}

/** Sets up an app that shows codes: the password, then the app's secret, then a code of it. */
export function AuthenticatorApp({ onCodes }: Step) {
  const texts = useTexts(SECURITY_TEXTS);
  const [password, setPassword] = useState('');
  const [start, setStart] = useState<Start>();
  const beginning = useAction<undefined, Start>({
    save: () => read(api.POST('/api/v1/auth/second-factor', { body: { password } })),
    touches: [],
    onSaved: setStart,
  });
  if (start) return <Confirmation start={start} onCodes={onCodes} />;
  return (
    <Form label={texts.setUp} onSubmit={() => beginning.mutate(undefined)}>
      <ProblemNotice error={beginning.error} />
      <PasswordField value={password} onValue={setPassword} />
      <Button kind="primary" type="submit" busy={beginning.isPending}>
        {texts.next}
      </Button>
    </Form>
  );
}

function Confirmation({ start, onCodes }: Step & { readonly start: Start }) {
  const texts = useTexts(SECURITY_TEXTS);
  const [code, setCode] = useState('');
  const confirming = useAction<undefined, components['schemas']['RecoveryCodes']>({
    save: () => read(api.POST('/api/v1/auth/second-factor/confirm', { body: { code } })),
    touches: [['me']],
    onSaved: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  return (
    <Form label={texts.setUp} onSubmit={() => confirming.mutate(undefined)}>
      <p>{texts.scan}</p>
      <QrCode text={start.uri} label={texts.qr} />
      <p>{texts.secret}</p>
      <Secret label={texts.secret} value={start.secret} />
      <ProblemNotice error={confirming.error} />
      <TextField
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        required
        label={texts.code}
        value={code}
        onChange={({ target }) => setCode(target.value.trim())}
      />
      <Button kind="primary" type="submit" busy={confirming.isPending}>
        {texts.switchOn}
      </Button>
    </Form>
  );
}
