import { defineTexts } from '~/texts/index.js';

export const PASSWORD_TEXTS = defineTexts(
  {
    forgot: 'Forgot your password?',
    forgotLead: 'You get a link by mail, by which you choose another one within an hour.',
    email: 'E-mail address',
    organization: 'Organisation',
    organizationHelp: 'Its short name; leave it empty where there is only one.',
    send: 'Send me the link',
    sent: 'Look at your mail',
    sentLead: (email: string) =>
      `If ${email} has an account here, a link is on its way. It works once and within an hour. Nothing there? Look at the spam, or ask an administrator for a link.`,
    toSignIn: 'To the sign-in',
    reset: 'Choose a new password',
    resetLead: 'You are signed out everywhere then, and sign in with the new one.',
    set: 'Set the password',
    done: 'Your new password counts. Sign in with it.',
    noLink: 'This link does not work',
    noLinkLead: 'It may be cut off, used already, or older than an hour. Ask for another one.',
    another: 'Ask for another link',
  },
  {
    de: {
      forgot: 'Passwort vergessen?',
      forgotLead:
        'Sie bekommen einen Link per E-Mail, mit dem Sie binnen einer Stunde ein anderes wählen.',
      email: 'E-Mail-Adresse',
      organization: 'Organisation',
      organizationHelp: 'Ihr Kurzname; leer lassen, wo es nur eine gibt.',
      send: 'Link zuschicken',
      sent: 'Sehen Sie in Ihre E-Mail',
      sentLead: (email: string) =>
        `Wenn ${email} hier ein Konto hat, ist ein Link unterwegs. Er gilt einmal und eine Stunde lang. Nichts da? Sehen Sie im Spam nach, oder bitten Sie die Verwaltung um einen Link.`,
      toSignIn: 'Zur Anmeldung',
      reset: 'Neues Passwort wählen',
      resetLead: 'Sie werden dann überall abgemeldet und melden sich mit dem neuen an.',
      set: 'Passwort setzen',
      done: 'Ihr neues Passwort gilt. Melden Sie sich damit an.',
      noLink: 'Dieser Link geht nicht',
      noLinkLead:
        'Er ist vielleicht abgeschnitten, schon benutzt oder älter als eine Stunde. Bitten Sie um einen anderen.',
      another: 'Um einen anderen Link bitten',
    },
  },
);
