import { defineTexts, useTexts } from '~/texts/index.js';
import { TextField } from '~/ui/index.js';

const TEXTS = defineTexts(
  {
    label: 'New password',
    long: 'At least 15 characters; several words are easy to remember.',
    short: 'At least 15 characters, or 8 with a second factor.',
  },
  {
    de: {
      label: 'Neues Passwort',
      long: 'Mindestens 15 Zeichen; mehrere Wörter merken sich leicht.',
      short: 'Mindestens 15 Zeichen, oder 8 mit zweitem Faktor.',
    },
  },
);

/** A field for a password that somebody chooses. */
export function NewPassword(props: {
  readonly name?: string;
  readonly error?: string | undefined;
  /** Whether the account may have a second factor, with which 8 characters are enough. */
  readonly mayBeShort?: boolean;
}) {
  const texts = useTexts(TEXTS);
  const { name = 'password', error, mayBeShort = false } = props;
  return (
    <TextField
      name={name}
      type="password"
      autoComplete="new-password"
      required
      minLength={mayBeShort ? 8 : 15}
      maxLength={128}
      label={texts.label}
      help={mayBeShort ? texts.short : texts.long}
      error={error}
    />
  );
}
