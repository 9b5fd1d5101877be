import { counted, defineTexts } from '~/texts/index.js';

export const DISCOVERY_TEXTS = defineTexts(
  {
    title: 'Discover intents',
    lead: 'Finds what customers come for in messages that nobody has labelled, and proposes intents with examples.',
    begin: 'Begin a discovery',
    from: 'From',
    tickets: 'Tickets',
    texts: 'Messages',
    csv: 'CSV file',
    ticketsLead: 'Looks through the tickets of your organisation that no machine could answer.',
    textsLabel: 'One message on each line',
    textsHelp: (count: number) =>
      `${counted('en', count, { one: 'message', other: 'messages' })}; up to 1,000. For more, send a CSV file.`,
    column: 'Column with the message',
    header: 'The first row names the columns',
    rows: (count: number) =>
      `${counted('en', count, { one: 'message', other: 'messages' })}; up to 20,000.`,
    howMany: 'How many new intents',
    howManyHelp: 'From 2 to 500. Empty: it finds out by itself.',
    go: 'Begin',
    started: 'Started',
    status: 'Status',
    working: 'Under way',
    ready: 'Ready',
    failed: 'Failed',
    messages: 'Messages',
    run: (id: number) => `Discovery ${id}`,
    none: 'Nothing was looked for yet',
    noneLead:
      'Begin with the tickets that people had to answer: what many of them have in common may become an intent.',
    toIntents: 'All intents',
    name: 'Name',
  },
  {
    de: {
      title: 'Anliegen entdecken',
      lead: 'Findet in Nachrichten ohne Zuordnung, womit Kunden kommen, und schlägt Anliegen mit Beispielen vor.',
      begin: 'Suche beginnen',
      from: 'Aus',
      tickets: 'Tickets',
      texts: 'Nachrichten',
      csv: 'CSV-Datei',
      ticketsLead:
        'Sieht die Tickets Ihrer Organisation durch, die keine Maschine beantworten konnte.',
      textsLabel: 'Eine Nachricht je Zeile',
      textsHelp: (count: number) =>
        `${counted('de', count, { one: 'Nachricht', other: 'Nachrichten' })}; bis 1.000. Mehr geht mit einer CSV-Datei.`,
      column: 'Spalte mit der Nachricht',
      header: 'Die erste Zeile nennt die Spalten',
      rows: (count: number) =>
        `${counted('de', count, { one: 'Nachricht', other: 'Nachrichten' })}; bis 20.000.`,
      howMany: 'Wie viele neue Anliegen',
      howManyHelp: 'Von 2 bis 500. Leer: das findet sich von selbst.',
      go: 'Beginnen',
      started: 'Begonnen',
      status: 'Stand',
      working: 'Läuft',
      ready: 'Fertig',
      failed: 'Gescheitert',
      messages: 'Nachrichten',
      run: (id: number) => `Suche ${id}`,
      none: 'Noch wurde nichts gesucht',
      noneLead:
        'Beginnen Sie mit den Tickets, die Menschen beantworten mussten: was viele gemeinsam haben, kann ein Anliegen werden.',
      toIntents: 'Alle Anliegen',
      name: 'Name',
    },
  },
);
