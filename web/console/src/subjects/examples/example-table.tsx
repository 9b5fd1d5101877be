import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { Badge, Button, type Column, DataTable, Time } from '~/ui/index.js';
import { BulkBar } from './bulk-bar.js';
import { EditExample } from './edit-example.js';
import type { Example } from './example-calls.js';
import styles from './examples.module.css';
import { EXAMPLE_TEXTS } from './examples.texts.js';

/** Examples to look through, edit, move and delete. */
export function ExampleTable(props: {
  readonly rows: readonly Example[];
  readonly showsIntent?: boolean;
}) {
  const texts = useTexts(EXAMPLE_TEXTS);
  const { rows, showsIntent = false } = props;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [edited, setEdited] = useState<Example>();
  const selected = rows.filter(({ id }) => chosen.has(id));
  const turn = (id: number, on: boolean): void =>
    setChosen((now) => new Set(on ? [...now, id] : [...now].filter((it) => it !== id)));
  const text: Column<Example> = {
    key: 'text',
    title: texts.text,
    cell: (row) => (
      <label className={styles['row']}>
        <input
          type="checkbox"
          checked={chosen.has(row.id)}
          aria-label={texts.select(row.text.slice(0, 80))}
          onChange={({ target }) => turn(row.id, target.checked)}
        />
        <span dir="auto">{row.text.slice(0, 600)}</span>
      </label>
    ),
  };
  const intent: Column<Example> = {
    key: 'intent',
    title: texts.intent,
    cell: (row) => row.intent ?? <Badge>{texts.background}</Badge>,
  };
  return (
    <>
      {selected.length > 0 && <BulkBar selected={selected} onDone={() => setChosen(new Set())} />}
      <DataTable
        caption={texts.examples}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          text,
          ...(showsIntent ? [intent] : []),
          {
            key: 'source',
            title: texts.source,
            cell: (row) => (
              <span className={styles['short']}>
                <Source example={row} />
              </span>
            ),
          },
          {
            key: 'added',
            title: texts.added,
            cell: (row) => (
              <span className={styles['short']}>
                <Time at={row.createdAt} />
              </span>
            ),
          },
          {
            key: 'actions',
            title: texts.actions,
            cell: (row) => (
              <Button size="small" onClick={() => setEdited(row)}>
                {texts.edit}
              </Button>
            ),
          },
        ]}
      />
      {edited && (
        <EditExample key={edited.id} example={edited} onClose={() => setEdited(undefined)} />
      )}
    </>
  );
}

function Source({ example }: { readonly example: Example }) {
  const texts = useTexts(EXAMPLE_TEXTS);
  if (example.ticketId === null) return texts[example.source];
  const params = { ticketId: String(example.ticketId) };
  return (
    <Link to="/tickets/$ticketId" params={params}>
      {texts.ticket(example.ticketId)}
    </Link>
  );
}
