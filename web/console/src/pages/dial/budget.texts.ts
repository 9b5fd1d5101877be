import { defineTexts } from '~/texts/index.js';

export const BUDGET_TEXTS = defineTexts(
  {
    title: 'Error budget of the month',
    promised: (share: string, allowed: string, answered: string) =>
      `${share} promised: ${allowed} of ${answered} answers may be wrong.`,
    noPromise: (answered: string) =>
      `The policy promises no share of wrong answers. ${answered} tickets were answered this month.`,
    spent: (count: string, low: string, high: string) =>
      `${count} are wrong most likely (${low} to ${high} with 95 %).`,
    unknown: (low: string, high: string) =>
      `Nothing was checked yet: anything from ${low} to ${high} may be wrong.`,
    checked: (checked: string, wrong: string) =>
      `${checked} of them were checked by people, ${wrong} were wrong. Each check of an answered ticket narrows the interval.`,
  },
  {
    de: {
      title: 'Fehlerbudget des Monats',
      promised: (share: string, allowed: string, answered: string) =>
        `${share} zugesagt: ${allowed} von ${answered} Antworten dürfen falsch sein.`,
      noPromise: (answered: string) =>
        `Die Regel sagt keinen Anteil falscher Antworten zu. ${answered} Tickets wurden diesen Monat beantwortet.`,
      spent: (count: string, low: string, high: string) =>
        `Am wahrscheinlichsten sind ${count} falsch (${low} bis ${high} mit 95 %).`,
      unknown: (low: string, high: string) =>
        `Noch wurde nichts geprüft: von ${low} bis ${high} kann alles falsch sein.`,
      checked: (checked: string, wrong: string) =>
        `${checked} davon haben Menschen geprüft, ${wrong} waren falsch. Jede Prüfung eines beantworteten Tickets macht das Intervall enger.`,
    },
  },
);
