import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, signIn } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, ProblemNotice, TextField } from '~/ui/index.js';
import styles from './sign-in.module.css';
import { SIGN_IN_TEXTS } from './sign-in.texts.js';

/** Asks for address and password, and for the code where the account has a second factor. */
export function SignInForm(props: { readonly email?: string; readonly onDone: () => void }) {
  const texts = useTexts(SIGN_IN_TEXTS);
  const [needsCode, setNeedsCode] = useState(false);
  const entry = useMutation({
    mutationFn: (form: FormData) =>
      signIn({
        email: text(form, 'email'),
        password: text(form, 'password'),
        ...(text(form, 'organization') && { organization: text(form, 'organization') }),
        ...(text(form, 'code') && { code: text(form, 'code') }),
      }),
    onSuccess: props.onDone,
    onError: (error) => {
      if (isProblem(error, 'SECOND_FACTOR_REQUIRED')) setNeedsCode(true);
    },
  });
  const isAsking = isProblem(entry.error, 'SECOND_FACTOR_REQUIRED');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        entry.mutate(new FormData(event.currentTarget));
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
      <TextField
        name="organization"
        autoComplete="organization"
        label={texts.organization}
        help={texts.organizationHelp}
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
      <Button kind="primary" type="submit" busy={entry.isPending}>
        {texts.submit}
      </Button>
    </form>
  );
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
