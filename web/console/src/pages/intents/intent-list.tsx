import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Intent, intentsQuery, PRIORITY_TEXTS } from '~/subjects/intents/index.js';
import { useLanguageName } from '~/subjects/languages/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import {
  Badge,
  DataTable,
  EmptyState,
  Loading,
  ProblemNotice,
  Stack,
  TextField,
} from '~/ui/index.js';
import { INTENTS_TEXTS } from './intents.texts.js';

/** All intents by name, with what they answer and how many examples they have. */
export function IntentList() {
  const texts = useTexts(INTENTS_TEXTS);
  const [words, setWords] = useState('');
  const { data, error, isPending, refetch } = useQuery(intentsQuery);
  if (isPending) return <Loading />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) return <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>;
  const wanted = words.trim().toLowerCase();
  const rows = data
    .filter((it) => `${it.name} ${it.description}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Stack>
      <TextField
        label={texts.filter}
        type="search"
        hideLabel
        placeholder={texts.filter}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <p role="status">
        {rows.length === 0
          ? texts.notFound
          : texts.totals(
              rows.length,
              rows.reduce((sum, it) => sum + it.examples, 0),
            )}
      </p>
      <IntentTable rows={rows} />
    </Stack>
  );
}

function IntentTable({ rows }: { readonly rows: readonly Intent[] }) {
  const texts = useTexts(INTENTS_TEXTS);
  const priorities = useTexts(PRIORITY_TEXTS);
  const languageName = useLanguageName();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={texts.intents}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: texts.name,
          cell: ({ id, name }) => (
            <Link to="/intents/$intentId" params={{ intentId: String(id) }}>
              {name}
            </Link>
          ),
        },
        { key: 'answering', title: texts.answering, cell: (row) => <Answering intent={row} /> },
        {
          key: 'languages',
          title: texts.languages,
          cell: ({ answers }) => Object.keys(answers).map(languageName).join(', ') || '–',
        },
        { key: 'priority', title: texts.priority, cell: (row) => priorities[row.priority] },
        {
          key: 'examples',
          title: texts.examples,
          numeric: true,
          cell: (row) => format.number(row.examples),
        },
      ]}
    />
  );
}

function Answering({ intent }: { readonly intent: Intent }) {
  const texts = useTexts(INTENTS_TEXTS);
  if (intent.answer === null) return <Badge tone="warn">{texts.noAnswer}</Badge>;
  return intent.autoResolve ? (
    <Badge tone="good">{texts.machine}</Badge>
  ) : (
    <Badge>{texts.people}</Badge>
  );
}
