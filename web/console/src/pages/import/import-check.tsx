import { ProblemError } from '@client';
import { useMemo, useState } from 'react';
import { api, read } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import { EXAMPLES_TOUCH } from '~/subjects/examples/index.js';
import { useIntents } from '~/subjects/intents/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Checkbox, ProblemNotice, Stack } from '~/ui/index.js';
import { IMPORT_TEXTS } from './import.texts.js';
import { ImportDone } from './import-done.js';
import { RowErrors } from './row-errors.js';
import { errorsOf, fileOf, type ImportRow, refusedRows } from './rows.js';

/** Shows what is wrong and what is new, and imports the rows. */
export function ImportCheck(props: {
  readonly rows: readonly ImportRow[];
  readonly onAnother: () => void;
}) {
  const texts = useTexts(IMPORT_TEXTS);
  const { rows, onAnother } = props;
  const known = useIntents();
  const [leavesOut, setLeavesOut] = useState(false);
  const [creates, setCreates] = useState(true);
  const found = useMemo(() => rows.flatMap(errorsOf), [rows]);
  const wrong = new Set(found.map(({ row }) => row.line));
  const sound = rows.filter(({ line }) => !wrong.has(line));
  const missing = namesWithout(sound, new Set(known.map(({ name }) => name)));
  const importing = useSave({
    save: (sent: readonly ImportRow[]) =>
      read(
        api.POST('/api/v1/triage/examples/import', {
          params: { query: { createIntents: creates } },
          headers: { 'content-type': 'text/csv' },
          body: fileOf(sent),
          bodySerializer: (body) => body,
        }),
      ),
    touches: EXAMPLES_TOUCH,
  });
  if (importing.data) return <ImportDone report={importing.data} onAnother={onAnother} />;
  const { error } = importing;
  const refused =
    error instanceof ProblemError ? refusedRows(error, importing.variables ?? []) : [];
  const isBlocked = sound.length === 0 || (found.length > 0 && !leavesOut);
  return (
    <Stack>
      {found.length > 0 && (
        <>
          <p>{texts.wrong(wrong.size)}</p>
          <RowErrors errors={found} />
          <Checkbox
            label={texts.leaveOut}
            checked={leavesOut}
            onChange={({ target }) => setLeavesOut(target.checked)}
          />
        </>
      )}
      {missing.length > 0 && (
        <div>
          <p>{texts.newIntents(missing.length)}</p>
          <p>
            {missing.slice(0, 20).join(', ')}
            {missing.length > 20 && ` ${texts.more(missing.length - 20)}`}
          </p>
          <Checkbox
            label={texts.createIntents}
            checked={creates}
            onChange={({ target }) => setCreates(target.checked)}
          />
        </div>
      )}
      <p role="status">{texts.ready(sound.length)}</p>
      <div>
        <Button
          kind="primary"
          disabled={isBlocked}
          busy={importing.isPending}
          onClick={() => importing.mutate(sound)}
        >
          {texts.go(sound.length)}
        </Button>
      </div>
      {error && <h3>{texts.refused}</h3>}
      {refused.length > 0 ? <RowErrors errors={refused} /> : <ProblemNotice error={error} />}
    </Stack>
  );
}

function namesWithout(rows: readonly ImportRow[], known: ReadonlySet<string>): string[] {
  return [...new Set(rows.map(({ intent }) => intent))].filter((it) => !known.has(it)).sort();
}
