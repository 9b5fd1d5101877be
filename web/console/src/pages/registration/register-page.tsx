import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, isProblem } from '~/api/index.js';
import { asWritten, textOf } from '~/app/form-text.js';
import { PublicFrame, ToSignIn } from '~/app/public-frame.js';
import { NewPassword } from '~/subjects/accounts/new-password.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, notify, ProblemNotice, Stack, TextField } from '~/ui/index.js';
import { REGISTRATION_TEXTS } from './registration.texts.js';

/** Makes an account, where everybody may. */
export function RegisterPage() {
  const texts = useTexts(REGISTRATION_TEXTS);
  const navigate = useNavigate();
  const registration = useMutation({
    mutationFn: async (form: FormData) => {
      const [email, organization] = [textOf(form, 'email'), textOf(form, 'organization')];
      const password = asWritten(form, 'password');
      const body = { email, password, ...(organization && { organization }) };
      const { response } = await api.POST('/api/v1/auth/register', { body });
      // 202: the account is there once the link that was mailed is opened.
      return { email, isMailed: response.status === 202 };
    },
    onSuccess: async ({ isMailed }) => {
      if (isMailed) return;
      notify({ text: texts.made });
      await navigate({ to: '/sign-in' });
    },
  });
  const { data, error, isPending } = registration;
  const ways = <ToSignIn>{texts.toSignIn}</ToSignIn>;
  if (isProblem(error, 'AUTH.REGISTRATION_OFF') || data?.isMailed) {
    return (
      <PublicFrame title={data ? texts.mailed : texts.off} ways={ways}>
        <p role="status">{data ? texts.mailedLead(data.email) : texts.offLead}</p>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={texts.title} lead={texts.lead} ways={ways}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) registration.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <ProblemNotice error={error} />
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            required
            label={texts.email}
            error={errorOf(error, 'email')}
          />
          <NewPassword error={errorOf(error, 'password')} />
          <TextField
            name="organization"
            autoComplete="organization"
            label={texts.organization}
            help={texts.organizationHelp}
          />
          <Button kind="primary" type="submit" busy={isPending}>
            {texts.submit}
          </Button>
        </Stack>
      </form>
    </PublicFrame>
  );
}
