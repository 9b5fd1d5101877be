import { defineTexts } from '~/texts/index.js';

export const CSV_TEXTS = defineTexts(
  {
    choose: 'Choose a CSV file',
    drop: 'or drop it here',
    other: 'Choose another file',
    hint: 'Comma, semicolon or tab; UTF-8 or UTF-16. It is read in your browser first.',
    preview: 'The first rows of the file',
    line: 'Line',
    column: (number: string) => `Column ${number}`,
  },
  {
    de: {
      choose: 'CSV-Datei wählen',
      drop: 'oder hier ablegen',
      other: 'Andere Datei wählen',
      hint: 'Komma, Semikolon oder Tabulator; UTF-8 oder UTF-16. Sie wird zuerst im Browser gelesen.',
      preview: 'Die ersten Zeilen der Datei',
      line: 'Zeile',
      column: (number: string) => `Spalte ${number}`,
    },
  },
);
