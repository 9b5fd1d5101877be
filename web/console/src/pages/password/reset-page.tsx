import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, isProblem } from '~/api/index.js';
import { asWritten } from '~/app/form-text.js';
import { linkToken } from '~/app/link-token.js';
import { PublicFrame, ToSignIn } from '~/app/public-frame.js';
import { NewPassword } from '~/subjects/accounts/new-password.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, notify, ProblemNotice, Stack } from '~/ui/index.js';
import { PASSWORD_TEXTS } from './password.texts.js';

/** Sets another password by the link that was mailed. */
export function ResetPasswordPage() {
  const texts = useTexts(PASSWORD_TEXTS);
  const navigate = useNavigate();
  const [token] = useState(linkToken);
  const change = useMutation({
    mutationFn: (form: FormData) =>
      api.POST('/api/v1/auth/password/reset', {
        body: { token, password: asWritten(form, 'password') },
      }),
    onSuccess: async () => {
      notify({ text: texts.done });
      await navigate({ to: '/sign-in' });
    },
  });
  if (!token || isProblem(change.error, 'AUTH.INVALID_LINK')) {
    return (
      <PublicFrame title={texts.noLink} ways={<ToSignIn>{texts.toSignIn}</ToSignIn>}>
        <p role="alert">{texts.noLinkLead}</p>
        <Link to="/forgot-password">{texts.another}</Link>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={texts.reset} lead={texts.resetLead}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) change.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <ProblemNotice error={change.error} />
          <NewPassword mayBeShort error={errorOf(change.error, 'password')} />
          <Button kind="primary" type="submit" busy={change.isPending}>
            {texts.set}
          </Button>
        </Stack>
      </form>
    </PublicFrame>
  );
}
