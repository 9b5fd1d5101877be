import { defineTexts } from '~/texts/index.js';

export const SECRET_TEXTS = defineTexts(
  {
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser did not copy it. Select it and copy it yourself.',
    codes: 'Recovery codes',
    codesLead:
      'Each stands in once for your second factor, such as when the phone is lost. They are shown only now: keep them where you keep passwords.',
    download: 'Save as a file',
    kept: 'I have kept them',
  },
  {
    de: {
      copy: 'Kopieren',
      copied: 'Kopiert.',
      notCopied: 'Der Browser hat es nicht kopiert. Bitte markieren und selbst kopieren.',
      codes: 'Wiederherstellungscodes',
      codesLead:
        'Jeder ersetzt einmal Ihren zweiten Faktor, etwa wenn das Telefon fehlt. Sie werden nur jetzt gezeigt: Bewahren Sie sie auf, wo Sie Passwörter aufbewahren.',
      download: 'Als Datei sichern',
      kept: 'Ich habe sie aufbewahrt',
    },
  },
);
