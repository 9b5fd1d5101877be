import { defineTexts, useTexts } from '~/texts/index.js';

/** What the kinds of work are called. */
const NAMES = defineTexts(
  {
    training: 'Training',
    discovery: 'Discovery of intents',
    'bulk-change': 'Change of many tickets',
    'account-mail': 'Mail about an account',
    'intent-renaming': 'Renaming of an intent',
    'label-worths': 'Order of what to label',
    'rule-notice': 'Notice of a rule',
    'storage-measurement': 'Measuring of storage',
    retention: 'Removal of what is over',
    'person-export': 'Export of a person',
    'organization-export': 'Export of the organisation',
    'organization-deletion': 'Deletion of the organisation',
  },
  {
    de: {
      training: 'Training',
      discovery: 'Entdecken von Anliegen',
      'bulk-change': 'Änderung vieler Tickets',
      'account-mail': 'E-Mail zu einem Konto',
      'intent-renaming': 'Umbenennen eines Anliegens',
      'label-worths': 'Reihenfolge des Beschriftens',
      'rule-notice': 'Nachricht einer Regel',
      'storage-measurement': 'Messen des Speichers',
      retention: 'Entfernen des Abgelaufenen',
      'person-export': 'Export einer Person',
      'organization-export': 'Export der Organisation',
      'organization-deletion': 'Löschen der Organisation',
    },
  },
);

export const JOB_TEXTS = defineTexts(
  {
    queued: 'Waiting',
    running: 'Running',
    completed: 'Completed',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  {
    de: {
      queued: 'Wartet',
      running: 'Läuft',
      completed: 'Fertig',
      failed: 'Gescheitert',
      cancelled: 'Abgebrochen',
    },
  },
);

/** What a kind of work is called; one that has no name here by its own. */
export function useJobName(): (type: string) => string {
  const names: Readonly<Record<string, string>> = useTexts(NAMES);
  return (type) => names[type] ?? type;
}
