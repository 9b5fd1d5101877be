import { defineTexts } from '~/texts/index.js';

export const LANGUAGE_TEXTS = defineTexts(
  {
    every: 'Every language',
    tabs: 'Languages',
    add: 'Add a language',
    choose: 'Language …',
    remove: (language: string) => `Remove ${language}`,
    preview: 'Preview',
    nothing: 'Nothing is written yet.',
    markdown: 'Markdown: **bold**, *emphasis*, - lists, [links](https://…)',
  },
  {
    de: {
      every: 'Jede Sprache',
      tabs: 'Sprachen',
      add: 'Sprache hinzufügen',
      choose: 'Sprache …',
      remove: (language: string) => `${language} entfernen`,
      preview: 'Vorschau',
      nothing: 'Noch ist nichts geschrieben.',
      markdown: 'Markdown: **fett**, *betont*, - Listen, [Links](https://…)',
    },
  },
);
