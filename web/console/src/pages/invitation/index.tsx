import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, isProblem, read } from '~/api/index.js';
import { asWritten } from '~/app/form-text.js';
import { linkToken } from '~/app/link-token.js';
import { PublicFrame, ToSignIn } from '~/app/public-frame.js';
import { NewPassword } from '~/subjects/accounts/new-password.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, notify, ProblemNotice, Stack } from '~/ui/index.js';
import { INVITATION_TEXTS } from './invitation.texts.js';

/** Makes the account of whoever was invited, by the link that they were given. */
export function InvitationPage() {
  const texts = useTexts(INVITATION_TEXTS);
  const navigate = useNavigate();
  const [token] = useState(linkToken);
  const acceptance = useMutation({
    mutationFn: (form: FormData) =>
      read(
        api.POST('/api/v1/invitations/accept', {
          body: { token, password: asWritten(form, 'password') },
        }),
      ),
    onSuccess: async ({ email }) => {
      notify({ text: texts.done(email) });
      await navigate({ to: '/sign-in' });
    },
  });
  const ways = <ToSignIn>{texts.toSignIn}</ToSignIn>;
  if (!token || isProblem(acceptance.error, 'AUTH.INVALID_LINK')) {
    return (
      <PublicFrame title={texts.noLink} ways={ways}>
        <p role="alert">{texts.noLinkLead}</p>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={texts.title} lead={texts.lead} ways={ways}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!acceptance.isPending) acceptance.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <ProblemNotice error={acceptance.error} />
          <NewPassword error={errorOf(acceptance.error, 'password')} />
          <Button kind="primary" type="submit" busy={acceptance.isPending}>
            {texts.submit}
          </Button>
        </Stack>
      </form>
    </PublicFrame>
  );
}
