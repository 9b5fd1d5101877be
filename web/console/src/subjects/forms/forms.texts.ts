import { defineTexts } from '~/texts/index.js';

export const FORM_TEXTS = defineTexts(
  {
    save: 'Save',
    saved: 'Saved.',
    create: 'Create',
    cancel: 'Cancel',
    discard: 'Undo changes',
    delete: 'Delete',
    edit: 'Edit',
    add: 'Add',
    remove: 'Remove',
    unsaved: 'Not saved yet',
    tagsHelp: 'Separated by commas.',
    atFields: 'Nothing was saved yet: look at the marked fields.',
  },
  {
    de: {
      save: 'Speichern',
      saved: 'Gespeichert.',
      create: 'Anlegen',
      cancel: 'Abbrechen',
      discard: 'Änderungen verwerfen',
      delete: 'Löschen',
      edit: 'Bearbeiten',
      add: 'Hinzufügen',
      remove: 'Entfernen',
      unsaved: 'Noch nicht gespeichert',
      tagsHelp: 'Durch Kommas getrennt.',
      atFields: 'Noch wurde nichts gespeichert: sehen Sie die markierten Felder an.',
    },
  },
);
