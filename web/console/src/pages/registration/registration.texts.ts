import { defineTexts } from '~/texts/index.js';

export const REGISTRATION_TEXTS = defineTexts(
  {
    title: 'Create an account',
    lead: 'To write to the support, and to see what became of it.',
    email: 'E-mail address',
    organization: 'Organisation',
    organizationHelp: 'Its short name; leave it empty where there is only one.',
    submit: 'Create the account',
    toSignIn: 'I have an account',
    off: 'Accounts are made by invitation',
    offLead: 'Here nobody registers by themselves. Ask an administrator to invite you.',
    mailed: 'Look at your mail',
    mailedLead: (email: string) =>
      `A link is on its way to ${email}. Open it within a day, and the account is there.`,
    made: 'Your account is ready. Sign in with it.',
    verify: 'Your address',
    verifyLead: 'One click more, and the account is there.',
    verifySubmit: 'This is my address',
    noLink: 'This link does not work',
    noLinkLead: 'It may be cut off, used already, or older than a day. Register once more.',
    again: 'Register once more',
  },
  {
    de: {
      title: 'Konto anlegen',
      lead: 'Um dem Support zu schreiben und zu sehen, was daraus wurde.',
      email: 'E-Mail-Adresse',
      organization: 'Organisation',
      organizationHelp: 'Ihr Kurzname; leer lassen, wo es nur eine gibt.',
      submit: 'Konto anlegen',
      toSignIn: 'Ich habe ein Konto',
      off: 'Konten gibt es auf Einladung',
      offLead: 'Hier registriert sich niemand selbst. Bitten Sie die Verwaltung um eine Einladung.',
      mailed: 'Sehen Sie in Ihre E-Mail',
      mailedLead: (email: string) =>
        `Ein Link ist unterwegs zu ${email}. Öffnen Sie ihn binnen eines Tages, und das Konto ist da.`,
      made: 'Ihr Konto ist bereit. Melden Sie sich damit an.',
      verify: 'Ihre Adresse',
      verifyLead: 'Noch ein Klick, und das Konto ist da.',
      verifySubmit: 'Das ist meine Adresse',
      noLink: 'Dieser Link geht nicht',
      noLinkLead:
        'Er ist vielleicht abgeschnitten, schon benutzt oder älter als ein Tag. Registrieren Sie sich noch einmal.',
      again: 'Noch einmal registrieren',
    },
  },
);
