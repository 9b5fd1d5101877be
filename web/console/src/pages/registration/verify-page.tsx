import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, isProblem } from '~/api/index.js';
import { linkToken } from '~/app/link-token.js';
import { PublicFrame, ToSignIn } from '~/app/public-frame.js';
import { useTexts } from '~/texts/index.js';
import { Button, notify, ProblemNotice } from '~/ui/index.js';
import { REGISTRATION_TEXTS } from './registration.texts.js';

/** Makes the account of whoever registered, by a click: programs that look at links in mails do not click. */
export function VerifyEmailPage() {
  const texts = useTexts(REGISTRATION_TEXTS);
  const navigate = useNavigate();
  const [token] = useState(linkToken);
  const verification = useMutation({
    mutationFn: () => api.POST('/api/v1/auth/verify-email', { body: { token } }),
    onSuccess: async () => {
      notify({ text: texts.made });
      await navigate({ to: '/sign-in' });
    },
  });
  const ways = <ToSignIn>{texts.toSignIn}</ToSignIn>;
  if (!token || isProblem(verification.error, 'AUTH.INVALID_LINK')) {
    return (
      <PublicFrame title={texts.noLink} ways={ways}>
        <p role="alert">{texts.noLinkLead}</p>
        <Link to="/register">{texts.again}</Link>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={texts.verify} lead={texts.verifyLead} ways={ways}>
      <ProblemNotice error={verification.error} />
      <Button kind="primary" busy={verification.isPending} onClick={() => verification.mutate()}>
        {texts.verifySubmit}
      </Button>
    </PublicFrame>
  );
}
