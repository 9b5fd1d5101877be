import { useMutation } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { textOf } from '~/app/form-text.js';
import { PublicFrame, ToSignIn } from '~/app/public-frame.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, ProblemNotice, Stack, TextField } from '~/ui/index.js';
import { PASSWORD_TEXTS } from './password.texts.js';

/** Asks for a link for another password. */
export function ForgotPasswordPage() {
  const texts = useTexts(PASSWORD_TEXTS);
  const request = useMutation({
    mutationFn: async (form: FormData) => {
      const [email, organization] = [textOf(form, 'email'), textOf(form, 'organization')];
      const body = { email, ...(organization && { organization }) };
      await api.POST('/api/v1/auth/password/forgot', { body });
      return email;
    },
  });
  const ways = <ToSignIn>{texts.toSignIn}</ToSignIn>;
  if (request.isSuccess) {
    return (
      <PublicFrame title={texts.sent} ways={ways}>
        <p role="status">{texts.sentLead(request.data)}</p>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={texts.forgot} lead={texts.forgotLead} ways={ways}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!request.isPending) request.mutate(new FormData(event.currentTarget));
        }}
      >
        <Stack>
          <ProblemNotice error={request.error} />
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            required
            label={texts.email}
            error={errorOf(request.error, 'email')}
          />
          <TextField
            name="organization"
            autoComplete="organization"
            label={texts.organization}
            help={texts.organizationHelp}
          />
          <Button kind="primary" type="submit" busy={request.isPending}>
            {texts.send}
          </Button>
        </Stack>
      </form>
    </PublicFrame>
  );
}
