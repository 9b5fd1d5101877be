import { defineTexts } from '~/texts/index.js';

export const INVITATION_TEXTS = defineTexts(
  {
    title: 'You are invited',
    lead: 'Choose a password, and your account is ready.',
    submit: 'Make my account',
    done: (email: string) => `Your account ${email} is ready. Sign in with it.`,
    noLink: 'This invitation does not work',
    noLinkLead:
      'It may be cut off, used already, withdrawn, or older than a week. Ask whoever invited you for another one.',
    toSignIn: 'I have an account',
  },
  {
    de: {
      title: 'Sie sind eingeladen',
      lead: 'Wählen Sie ein Passwort, und Ihr Konto ist bereit.',
      submit: 'Mein Konto anlegen',
      done: (email: string) => `Ihr Konto ${email} ist bereit. Melden Sie sich damit an.`,
      noLink: 'Diese Einladung geht nicht',
      noLinkLead:
        'Sie ist vielleicht abgeschnitten, schon benutzt, zurückgezogen oder älter als eine Woche. Bitten Sie um eine andere.',
      toSignIn: 'Ich habe ein Konto',
    },
  },
);
