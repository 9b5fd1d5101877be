import { defineTexts } from '~/texts/index.js';

export const TRUST_TEXTS = defineTexts(
  {
    calibration: 'As sure as right?',
    calibrationLead:
      'Of the tickets that people judged: how often the machine was right when it was so sure. On the dashed line it is as right as it says; above it, it is better than it says.',
    summary: (ece: string, judged: string) =>
      `Expected calibration error ${ece} over ${judged} judged tickets`,
    missing: (count: string) =>
      `Before there is a diagram, people must judge ${count} more tickets of this period.`,
    drift: 'Do tickets still look like what the model was judged by?',
    steady: 'Steady',
    drifted: 'Drifted',
    unknown: 'Not known yet',
    compared: (count: string) => `The last ${count} tickets were compared.`,
    driftMissing: (count: string) => `It takes ${count} more tickets before anything is said.`,
    signal: 'Signal',
    confidence: 'How sure the model is, on average',
    unfamiliar: 'Tickets unlike every example',
    known_share: 'How much of a message it knows, on average',
    expected: 'Expected',
    observed: 'Observed',
    state: 'State',
    pValue: 'By chance alone',
    train: 'A new training on the tickets that people have labelled since may help.',
    toModels: 'To the models',
  },
  {
    de: {
      calibration: 'So sicher wie richtig?',
      calibrationLead:
        'Von den Tickets, die Menschen beurteilt haben: wie oft die Maschine richtig lag, wenn sie so sicher war. Auf der gestrichelten Linie ist sie so richtig, wie sie sagt; darüber besser.',
      summary: (ece: string, judged: string) =>
        `Erwarteter Kalibrierungsfehler ${ece} über ${judged} beurteilte Tickets`,
      missing: (count: string) =>
        `Für ein Diagramm müssen Menschen noch ${count} Tickets dieses Zeitraums beurteilen.`,
      drift: 'Gleichen die Tickets noch dem, woran das Modell beurteilt wurde?',
      steady: 'Stetig',
      drifted: 'Abgewandert',
      unknown: 'Noch nicht bekannt',
      compared: (count: string) => `Verglichen wurden die letzten ${count} Tickets.`,
      driftMissing: (count: string) => `Es fehlen noch ${count} Tickets, bevor etwas gesagt wird.`,
      signal: 'Anzeichen',
      confidence: 'Wie sicher das Modell ist, im Mittel',
      unfamiliar: 'Tickets, die keinem Beispiel gleichen',
      known_share: 'Wie viel es von einer Nachricht kennt, im Mittel',
      expected: 'Erwartet',
      observed: 'Beobachtet',
      state: 'Zustand',
      pValue: 'Durch Zufall allein',
      train:
        'Ein neues Training mit den Tickets, die Menschen seither beschriftet haben, kann helfen.',
      toModels: 'Zu den Modellen',
    },
  },
);
