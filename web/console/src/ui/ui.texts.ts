import { defineTexts } from '~/texts/index.js';

export const UI_TEXTS = defineTexts(
  {
    cancel: 'Cancel',
    close: 'Close',
    more: 'Show more',
    loading: 'Loading …',
    retry: 'Try again',
    away: 'The service does not answer. It will be tried again; nothing you wrote is lost.',
    refused: 'That did not work.',
    changed: 'Somebody changed this meanwhile. What is shown was read anew: look, then try again.',
    later: (seconds: string) => `Too much at once: try again in ${seconds}.`,
    request: (id: string) => `Request ${id}`,
    search: 'Search',
    none: 'Nothing found.',
  },
  {
    de: {
      cancel: 'Abbrechen',
      close: 'Schließen',
      more: 'Mehr anzeigen',
      loading: 'Wird geladen …',
      retry: 'Noch einmal versuchen',
      away: 'Der Dienst antwortet nicht. Er wird wieder gefragt; nichts Geschriebenes geht verloren.',
      refused: 'Das hat nicht geklappt.',
      changed:
        'Jemand hat das inzwischen geändert. Es wurde neu gelesen: erst ansehen, dann noch einmal versuchen.',
      later: (seconds: string) => `Zu viel auf einmal: in ${seconds} noch einmal versuchen.`,
      request: (id: string) => `Anfrage ${id}`,
      search: 'Suchen',
      none: 'Nichts gefunden.',
    },
  },
);
