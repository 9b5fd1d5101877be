import { defineTexts } from '~/texts/index.js';

export const INTENT_TEXTS = defineTexts(
  {
    back: 'All intents',
    answer: 'Answer',
    examples: 'Examples',
    settings: 'Settings',
    answerLabel: 'What customers are told',
    answerHelp: 'Without it every message goes to a person.',
    auto: 'A machine may give this answer',
    autoHelp: 'Only where it is sure enough by the policy in force. Otherwise people answer.',
    name: 'Name',
    nameHelp:
      'Models know a new name after the next training; until then its messages go to people.',
    description: 'Description',
    descriptionHelp: 'When does a message belong to it, and when to a similar one?',
    priority: 'Priority of its tickets',
    delete: 'Delete intent',
    deleteTitle: (name: string) => `Delete ${name}?`,
    deleteLead: (count: string) =>
      `Its ${count} examples go with it, and cannot be brought back. Tickets keep the name.`,
    deleted: (name: string) => `${name} is deleted.`,
    noExamples: 'No example matches',
    noExamplesLead:
      'Without examples models cannot tell this intent from others. Add or import some.',
    saved: 'Saved. It counts from the next ticket on.',
  },
  {
    de: {
      back: 'Alle Anliegen',
      answer: 'Antwort',
      examples: 'Beispiele',
      settings: 'Einstellungen',
      answerLabel: 'Was Kunden gesagt wird',
      answerHelp: 'Ohne sie geht jede Nachricht an einen Menschen.',
      auto: 'Eine Maschine darf diese Antwort geben',
      autoHelp:
        'Nur wo sie nach der geltenden Richtlinie sicher genug ist. Sonst antworten Menschen.',
      name: 'Name',
      nameHelp:
        'Modelle kennen einen neuen Namen nach dem nächsten Training; bis dahin gehen seine Nachrichten an Menschen.',
      description: 'Beschreibung',
      descriptionHelp: 'Wann gehört eine Nachricht dazu, und wann zu einem ähnlichen?',
      priority: 'Priorität seiner Tickets',
      delete: 'Anliegen löschen',
      deleteTitle: (name: string) => `${name} löschen?`,
      deleteLead: (count: string) =>
        `Seine ${count} Beispiele gehen mit und lassen sich nicht zurückholen. Tickets behalten den Namen.`,
      deleted: (name: string) => `${name} ist gelöscht.`,
      noExamples: 'Kein Beispiel passt',
      noExamplesLead:
        'Ohne Beispiele können Modelle dieses Anliegen nicht von anderen unterscheiden. Fügen Sie welche hinzu.',
      saved: 'Gespeichert. Es gilt vom nächsten Ticket an.',
    },
  },
);
