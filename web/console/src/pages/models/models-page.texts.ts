import { defineTexts } from '~/texts/index.js';

export const MODELS_PAGE_TEXTS = defineTexts(
  {
    title: 'Models',
    lead: 'Each was trained on the examples of its time and judged on messages it had not seen.',
    model: 'Model',
    status: 'Status',
    trained: 'Trained',
    why: 'Why',
    accuracy: 'Right',
    ece: 'Calibration error',
    verdict: 'Against the one then in use',
    actions: 'Actions',
    none: 'There is no model yet',
    noneLead: 'Once there are intents with examples, a model can be trained on them.',
    toIntents: 'To the intents',
  },
  {
    de: {
      title: 'Modelle',
      lead: 'Jedes wurde mit den Beispielen seiner Zeit trainiert und an Nachrichten beurteilt, die es nicht gesehen hatte.',
      model: 'Modell',
      status: 'Status',
      trained: 'Trainiert',
      why: 'Warum',
      accuracy: 'Richtig',
      ece: 'Kalibrierungsfehler',
      verdict: 'Gegen das damals eingesetzte',
      actions: 'Aktionen',
      none: 'Noch gibt es kein Modell',
      noneLead: 'Sobald es Anliegen mit Beispielen gibt, kann damit ein Modell trainiert werden.',
      toIntents: 'Zu den Anliegen',
    },
  },
);
