import { defineTexts } from '~/texts/index.js';

export const WELCOME_TEXTS = defineTexts(
  {
    title: 'First steps',
    lead: 'Five steps from nothing to a machine that answers. What is done already is read from the service.',
    done: 'Done',
    next: 'Next',
    allDone: 'All is done: the machine answers what it is sure of. The dial says how much that is.',
    progress: (done: string) => `${done} of 5 steps are done`,
    intents: 'Say what customers ask for',
    intentsLead:
      'Import examples from a file, or let intents be discovered in past messages. Until then the starter taxonomy of common intents may serve.',
    intentsFacts: (intents: string, examples: string) =>
      `${intents} intents with ${examples} examples`,
    toImport: 'Import examples',
    toDiscovery: 'Discover intents',
    toIntents: 'Look at the intents',
    answers: 'Write the answers',
    answersLead: 'What an intent has no answer for always goes to a person.',
    answersFacts: (answered: string) => `${answered} intents have an answer`,
    train: 'Train a model',
    trainLead:
      'It learns from the examples, is judged on what it has not seen, and takes a minute or so.',
    toModels: 'Look at the models',
    shadow: 'Watch it in shadow',
    shadowLead:
      'In shadow the machine decides and only records it, while people answer. The dial and the reports show what it would have done.',
    shadowFacts: (tickets: string) => `${tickets} tickets were decided in the last 30 days`,
    toShadow: 'Let it only watch',
    toDial: 'Look at the dial',
    live: 'Go live',
    liveLead:
      'From then on the machine answers what it is sure enough of; all else goes to people.',
    toLive: 'Go live',
    liveTitle: 'Let the machine answer customers?',
    liveConfirm: 'It counts from the next ticket on. It can be taken back at any time.',
    modeLive: 'The policy is live.',
    modeShadow: 'The policy only watches.',
    changed: 'The policy was changed.',
  },
  {
    de: {
      title: 'Erste Schritte',
      lead: 'Fünf Schritte von nichts zu einer Maschine, die antwortet. Was schon getan ist, sagt der Dienst selbst.',
      done: 'Getan',
      next: 'Als Nächstes',
      allDone:
        'Alles ist getan: die Maschine antwortet, wo sie sicher ist. Wie viel das ist, sagt der Regler.',
      progress: (done: string) => `${done} von 5 Schritten sind getan`,
      intents: 'Sagen, worum die Kundschaft bittet',
      intentsLead:
        'Beispiele aus einer Datei importieren oder Anliegen in vergangenen Nachrichten entdecken lassen. Bis dahin dient die mitgelieferte Sammlung häufiger Anliegen.',
      intentsFacts: (intents: string, examples: string) =>
        `${intents} Anliegen mit ${examples} Beispielen`,
      toImport: 'Beispiele importieren',
      toDiscovery: 'Anliegen entdecken',
      toIntents: 'Anliegen ansehen',
      answers: 'Die Antworten schreiben',
      answersLead: 'Wofür ein Anliegen keine Antwort hat, das geht immer an einen Menschen.',
      answersFacts: (answered: string) => `${answered} Anliegen haben eine Antwort`,
      train: 'Ein Modell trainieren',
      trainLead:
        'Es lernt aus den Beispielen, wird an Ungesehenem beurteilt und braucht etwa eine Minute.',
      toModels: 'Modelle ansehen',
      shadow: 'Im Schatten zusehen lassen',
      shadowLead:
        'Im Schatten entscheidet die Maschine und hält es nur fest, während Menschen antworten. Regler und Berichte zeigen, was sie getan hätte.',
      shadowFacts: (tickets: string) =>
        `${tickets} Tickets wurden in den letzten 30 Tagen entschieden`,
      toShadow: 'Nur zusehen lassen',
      toDial: 'Regler ansehen',
      live: 'Live gehen',
      liveLead:
        'Von da an antwortet die Maschine, wo sie sicher genug ist; alles andere geht an Menschen.',
      toLive: 'Live gehen',
      liveTitle: 'Die Maschine der Kundschaft antworten lassen?',
      liveConfirm: 'Das zählt ab dem nächsten Ticket. Es lässt sich jederzeit zurücknehmen.',
      modeLive: 'Die Regel ist live.',
      modeShadow: 'Die Regel sieht nur zu.',
      changed: 'Die Regel wurde geändert.',
    },
  },
);
