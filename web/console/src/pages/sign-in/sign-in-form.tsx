import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, signIn } from '~/api/index.js';
import { asWritten, textOf } from '~/app/form-text.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, ProblemNotice, TextField } from '~/ui/index.js';
import { PasskeyButton } from './passkey-button.js';
import styles from './sign-in.module.css';
import { SIGN_IN_TEXTS } from './sign-in.texts.js';

/** Asks for address and password, and for the code where the account has a second factor. */
export function SignInForm(props: { readonly email?: string; readonly onDone: () => void }) {
  const texts = useTexts(SIGN_IN_TEXTS);
  const [organization, setOrganization] = useState<string>();
  const [needsCode, setNeedsCode] = useState(false);
  const where = organization?.trim() ? { organization: organization.trim() } : {};
  const entry = useMutation({
    mutationFn: (form: FormData) =>
      signIn({
        email: textOf(form, 'email'),
        password: asWritten(form, 'password'),
        ...where,
        ...(textOf(form, 'code') && { code: textOf(form, 'code') }),
      }),
    onSuccess: props.onDone,
    onError: (error) => {
      if (isProblem(error, 'AUTH.SECOND_FACTOR_REQUIRED')) setNeedsCode(true);
    },
  });
  const isAsking = isProblem(entry.error, 'AUTH.SECOND_FACTOR_REQUIRED');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!entry.isPending) entry.mutate(new FormData(event.currentTarget));
      }}
    >
      {!isAsking && <ProblemNotice error={entry.error} />}
      <TextField
        name="email"
        type="email"
        autoComplete="username"
        required
        label={texts.email}
        defaultValue={props.email}
        error={errorOf(entry.error, 'email')}
      />
      <TextField
        name="password"
        type="password"
        autoComplete="current-password"
        required
        label={texts.password}
      />
      {needsCode && (
        <TextField
          name="code"
          autoComplete="one-time-code"
          autoFocus
          required
          label={texts.code}
          help={texts.codeHelp}
        />
      )}
      {organization === undefined ? (
        <Button
          kind="quiet"
          size="small"
          className={styles['other']}
          onClick={() => setOrganization('')}
        >
          {texts.otherOrganization}
        </Button>
      ) : (
        <TextField
          autoComplete="organization"
          autoFocus
          label={texts.organization}
          help={texts.organizationHelp}
          value={organization}
          onChange={({ target }) => setOrganization(target.value)}
        />
      )}
      <Button kind="primary" type="submit" busy={entry.isPending}>
        {texts.submit}
      </Button>
      <PasskeyButton {...where} onDone={props.onDone} />
    </form>
  );
}
