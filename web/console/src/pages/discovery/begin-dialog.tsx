import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import { toCsv, useCsv } from '~/subjects/csv/index.js';
import { Form, FormProblem, SaveBar } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Dialog, errorOf, Tabs, TextArea, TextField } from '~/ui/index.js';
import { CsvColumn } from './csv-column.js';
import { DISCOVERY_TEXTS } from './discovery.texts.js';

type Source = 'tickets' | 'texts' | 'csv';

/** Begins a discovery from tickets, from messages that are pasted, or from a file. */
export function BeginDialog(props: { readonly onClose: () => void }) {
  const texts = useTexts(DISCOVERY_TEXTS);
  const navigate = useNavigate();
  const csv = useCsv();
  const [source, setSource] = useState<Source>('tickets');
  const [pasted, setPasted] = useState('');
  const [column, setColumn] = useState(0);
  const [count, setCount] = useState('');
  const lines = pasted
    .split('\n')
    .map((it) => it.trim())
    .filter(Boolean);
  const cells = csv.rows.map((it) => (it.cells[column] ?? '').trim()).filter(Boolean);
  const beginning = useSave({
    save: () => begin(source, { lines, cells, count }),
    touches: [['discoveries']],
    onSaved: ({ id }) => void navigate({ to: '/discovery/$runId', params: { runId: String(id) } }),
  });
  const { error } = beginning;
  const found = { tickets: 1, texts: lines.length, csv: cells.length };
  return (
    <Dialog open onClose={props.onClose} title={texts.begin} wide>
      <Form label={texts.begin} onSubmit={() => beginning.mutate(undefined)}>
        <FormProblem error={error} fields={['texts', 'intents']} />
        <Tabs<Source>
          label={texts.from}
          value={source}
          onValue={setSource}
          tabs={[
            { value: 'tickets', label: texts.tickets, content: <p>{texts.ticketsLead}</p> },
            {
              value: 'texts',
              label: texts.texts,
              content: (
                <TextArea
                  label={texts.textsLabel}
                  help={texts.textsHelp(lines.length)}
                  rows={9}
                  dir="auto"
                  value={pasted}
                  error={errorOf(error, 'texts')}
                  onChange={({ target }) => setPasted(target.value)}
                />
              ),
            },
            {
              value: 'csv',
              label: texts.csv,
              content: (
                <CsvColumn csv={csv} column={column} found={cells.length} onColumn={setColumn} />
              ),
            },
          ]}
        />
        <TextField
          label={texts.howMany}
          help={texts.howManyHelp}
          type="number"
          min={2}
          max={500}
          value={count}
          error={errorOf(error, 'intents')}
          onChange={({ target }) => setCount(target.value)}
        />
        <SaveBar label={texts.go} isDirty={found[source] > 0} busy={beginning.isPending} />
      </Form>
    </Dialog>
  );
}

function begin(
  source: Source,
  given: {
    readonly lines: string[];
    readonly cells: readonly string[];
    readonly count: string;
  },
) {
  const { lines, cells, count } = given;
  const intents = count === '' ? {} : { intents: Number(count) };
  if (source === 'csv') {
    return read(
      api.POST('/api/v1/triage/discovery/file', {
        params: { query: intents },
        headers: { 'content-type': 'text/csv' },
        body: toCsv([['text'], ...cells.map((it) => [it])]),
        bodySerializer: (body) => body,
      }),
    );
  }
  const body = { source, ...(source === 'texts' && { texts: lines }), ...intents };
  return read(api.POST('/api/v1/triage/discovery', { body }));
}
