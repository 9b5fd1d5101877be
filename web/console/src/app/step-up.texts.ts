import { defineTexts } from '~/texts/index.js';

export const STEP_UP_TEXTS = defineTexts(
  {
    title: 'Is it still you?',
    lead: 'Much hangs on this, so your password is asked for once more. It counts for a few minutes.',
    password: 'Password',
    code: 'Code of your authenticator app',
    codeHelp: 'Six digits, or one of your recovery codes. Leave it empty to use a passkey.',
    confirm: 'Continue',
    byPasskey: 'Continue with a passkey',
    cancel: 'Cancel',
  },
  {
    de: {
      title: 'Sind Sie es noch?',
      lead: 'Daran hängt viel, darum noch einmal Ihr Passwort. Es gilt für einige Minuten.',
      password: 'Passwort',
      code: 'Code Ihrer Authenticator-App',
      codeHelp:
        'Sechs Ziffern oder einer Ihrer Wiederherstellungscodes. Für einen Passkey leer lassen.',
      confirm: 'Weiter',
      byPasskey: 'Weiter mit einem Passkey',
      cancel: 'Abbrechen',
    },
  },
);
