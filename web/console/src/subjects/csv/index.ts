export { CsvDrop } from './csv-drop.js';
export { CsvPreview } from './csv-preview.js';
export { type CsvRow, parseCsv } from './parse-csv.js';
export { type ChosenCsv, useCsv } from './use-csv.js';
export { downloadCsv, toCsv } from './write-csv.js';
