import { CsvDrop, CsvPreview, type useCsv } from '~/subjects/csv/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, ProblemNotice, Select, Stack } from '~/ui/index.js';
import { DISCOVERY_TEXTS } from './discovery.texts.js';

/** A file, and which of its columns has the messages. */
export function CsvColumn(props: {
  readonly csv: ReturnType<typeof useCsv>;
  readonly column: number;
  readonly found: number;
  readonly onColumn: (column: number) => void;
}) {
  const texts = useTexts(DISCOVERY_TEXTS);
  const { csv, column, found, onColumn } = props;
  return (
    <Stack>
      <CsvDrop {...(csv.file && { name: csv.file.name })} onFile={csv.read} />
      <ProblemNotice error={csv.error} />
      {csv.file && (
        <>
          <Checkbox
            label={texts.header}
            checked={csv.hasHeader}
            onChange={({ target }) => csv.setHasHeader(target.checked)}
          />
          <Select
            label={texts.column}
            help={texts.rows(found)}
            value={String(column)}
            options={csv.titles.map((label, at) => ({ value: String(at), label }))}
            onValue={(at) => onColumn(Number(at))}
          />
          <CsvPreview titles={csv.titles} rows={csv.rows.slice(0, 4)} used={[column]} />
        </>
      )}
    </Stack>
  );
}
