import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { CSV_TEXTS } from './csv.texts.js';
import { type CsvRow, parseCsv } from './parse-csv.js';
import { textOf } from './read-file.js';

/** A file that somebody chose, read in the browser. */
export interface ChosenCsv {
  readonly name: string;
  readonly all: readonly CsvRow[];
}

/** Reads a chosen file, and tells its header from its rows. */
export function useCsv() {
  const texts = useTexts(CSV_TEXTS);
  const [hasHeader, setHasHeader] = useState(true);
  const reading = useMutation({
    mutationFn: async (file: File): Promise<ChosenCsv> => ({
      name: file.name,
      all: parseCsv(await textOf(file)),
    }),
  });
  const file = reading.data;
  const [rows, titles] = useMemo(() => {
    const all = file?.all ?? [];
    const width = all.slice(0, 100).reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const nameOf = (at: number): string =>
      (hasHeader && all[0]?.cells[at]?.trim()) || texts.column(String(at + 1));
    return [hasHeader ? all.slice(1) : all, Array.from({ length: width }, (_, at) => nameOf(at))];
  }, [file, hasHeader, texts]);
  return {
    file,
    rows,
    titles,
    hasHeader,
    setHasHeader,
    read: reading.mutate,
    isReading: reading.isPending,
    error: reading.error,
    forget: reading.reset,
  };
}
