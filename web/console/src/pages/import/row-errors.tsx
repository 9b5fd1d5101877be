import { downloadCsv } from '~/subjects/csv/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, DataTable } from '~/ui/index.js';
import { IMPORT_TEXTS } from './import.texts.js';
import type { RowError } from './rows.js';

const SHOWN = 20;

/** What is wrong with which rows; all of it as a file, to be mended there. */
export function RowErrors({ errors }: { readonly errors: readonly RowError[] }) {
  const texts = useTexts(IMPORT_TEXTS);
  const say = ({ reason }: RowError): string =>
    typeof reason === 'string' ? texts[reason] : reason.said;
  const download = (): void =>
    downloadCsv('import-errors.csv', [
      ['line', 'field', 'error', 'text', 'intent'],
      ...errors.map((it) => [it.row.line, it.field, say(it), it.row.text, it.row.intent]),
    ]);
  return (
    <>
      <DataTable
        caption={texts.message}
        rows={errors.slice(0, SHOWN)}
        rowKey={({ row, field }) => `${row.line} ${field}`}
        columns={[
          { key: 'line', title: texts.line, cell: ({ row }) => row.line },
          { key: 'message', title: texts.message, cell: say },
          {
            key: 'text',
            title: texts.text,
            cell: ({ row }) => <span dir="auto">{row.text.slice(0, 120) || '–'}</span>,
          },
        ]}
      />
      {errors.length > SHOWN && <p>{texts.more(errors.length - SHOWN)}</p>}
      <div>
        <Button size="small" onClick={download}>
          {texts.download}
        </Button>
      </div>
    </>
  );
}
