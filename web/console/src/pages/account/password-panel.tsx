import { useMutation } from '@tanstack/react-query';
import { api, useMe } from '~/api/index.js';
import { accessToken } from '~/api/session.js';
import { asWritten } from '~/app/form-text.js';
import { NewPassword } from '~/subjects/accounts/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, errorOf, notify, Panel, ProblemNotice, Stack, TextField } from '~/ui/index.js';
import styles from './account.module.css';
import { SECURITY_TEXTS } from './security.texts.js';

/** Changes the own password; the session of this browser goes on. */
export function PasswordPanel() {
  const texts = useTexts(SECURITY_TEXTS);
  const me = useMe();
  const change = useMutation({
    mutationFn: async (form: HTMLFormElement) => {
      const given = new FormData(form);
      const currentPassword = asWritten(given, 'current');
      const newPassword = asWritten(given, 'password');
      await api.POST('/api/v1/auth/password', { body: { currentPassword, newPassword } });
      form.reset();
      // The tokens of before have ended; the cookie is another one, and buys new ones.
      await accessToken(true);
    },
    onSuccess: () => notify({ text: texts.changed }),
  });
  return (
    <Panel title={texts.password}>
      <p>{texts.passwordLead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!change.isPending) change.mutate(event.currentTarget);
        }}
      >
        <Stack className={styles['narrow'] ?? ''}>
          <ProblemNotice error={change.error} />
          <TextField
            name="current"
            type="password"
            autoComplete="current-password"
            required
            label={texts.currentPassword}
            error={errorOf(change.error, 'currentPassword')}
          />
          <NewPassword mayBeShort={me.secondFactor} error={errorOf(change.error, 'newPassword')} />
          <div>
            <Button kind="primary" type="submit" busy={change.isPending}>
              {texts.change}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
