import { CsvPreview, type useCsv } from '~/subjects/csv/index.js';
import { Fields } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, Select } from '~/ui/index.js';
import { IMPORT_TEXTS } from './import.texts.js';
import type { Mapping } from './rows.js';

/** Says which column is what, beside the first rows. */
export function Columns(props: {
  readonly csv: ReturnType<typeof useCsv>;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}) {
  const texts = useTexts(IMPORT_TEXTS);
  const { csv, mapping, onMapping } = props;
  const options = csv.titles.map((label, at) => ({ value: String(at), label }));
  return (
    <>
      <Checkbox
        label={texts.header}
        checked={csv.hasHeader}
        onChange={({ target }) => csv.setHasHeader(target.checked)}
      />
      <Fields>
        <Select
          label={texts.textColumn}
          value={String(mapping.text)}
          options={options}
          onValue={(at) => onMapping({ ...mapping, text: Number(at) })}
        />
        <Select
          label={texts.intentColumn}
          value={String(mapping.intent)}
          options={options}
          error={mapping.text === mapping.intent ? texts.same : undefined}
          onValue={(at) => onMapping({ ...mapping, intent: Number(at) })}
        />
      </Fields>
      <CsvPreview titles={csv.titles} rows={csv.rows} used={[mapping.text, mapping.intent]} />
    </>
  );
}
