import { useTexts } from '~/texts/index.js';
import { TextField } from '~/ui/index.js';
import { SECURITY_TEXTS } from './security.texts.js';

/** The current password, once more. */
export function PasswordField(props: {
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const texts = useTexts(SECURITY_TEXTS);
  return (
    <TextField
      type="password"
      autoComplete="current-password"
      autoFocus
      required
      label={texts.currentPassword}
      value={props.value}
      onChange={({ target }) => props.onValue(target.value)}
    />
  );
}
