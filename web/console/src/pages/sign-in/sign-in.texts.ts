import { defineTexts } from '~/texts/index.js';

export const SIGN_IN_TEXTS = defineTexts(
  {
    title: 'Sign in',
    lead: 'The console of your support desk.',
    email: 'E-mail address',
    password: 'Password',
    organization: 'Organisation',
    organizationHelp: 'Its short name; leave it empty where there is only one.',
    code: 'Code of your authenticator app',
    codeHelp: 'Six digits, or one of your recovery codes.',
    submit: 'Sign in',
    forgot: 'Forgot your password?',
    again: 'Sign in again',
    againLead: 'Your session has ended. What you have written stays as it is.',
  },
  {
    de: {
      title: 'Anmelden',
      lead: 'Die Konsole Ihres Supports.',
      email: 'E-Mail-Adresse',
      password: 'Passwort',
      organization: 'Organisation',
      organizationHelp: 'Ihr Kurzname; leer lassen, wo es nur eine gibt.',
      code: 'Code Ihrer Authenticator-App',
      codeHelp: 'Sechs Ziffern oder einer Ihrer Wiederherstellungscodes.',
      submit: 'Anmelden',
      forgot: 'Passwort vergessen?',
      again: 'Noch einmal anmelden',
      againLead: 'Ihre Sitzung ist zu Ende. Was Sie geschrieben haben, bleibt, wie es ist.',
    },
  },
);
