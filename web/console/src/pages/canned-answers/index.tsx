import { useDeferredValue, useState } from 'react';
import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { OnlyFor } from '~/app/not-here.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import { Button, EmptyState, Page, Stack, TextField } from '~/ui/index.js';
import { AnswerDialog } from './answer-dialog.js';
import { AnswerTable } from './answer-table.js';
import { CANNED_TEXTS } from './canned-answers.texts.js';

/** The answers that are ready, the own ones and those that are shared. */
export function CannedAnswersPage() {
  return (
    <OnlyFor role="agent">
      <CannedAnswers />
    </OnlyFor>
  );
}

function CannedAnswers() {
  const texts = useTexts(CANNED_TEXTS);
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<number | 'new'>();
  const q = useDeferredValue(words.trim());
  const list = useList(['canned-answers', q], (cursor) =>
    api.GET('/api/v1/canned-answers', {
      params: { query: { limit: 50, ...(q && { q }), ...cursor } },
    }),
  );
  const empty =
    q === '' ? (
      <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
    ) : (
      <p role="status">{texts.noneFound}</p>
    );
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <Button kind="primary" onClick={() => setOpen('new')}>
          {texts.new}
        </Button>
      }
    >
      <Stack>
        <TextField
          label={texts.search}
          type="search"
          hideLabel
          placeholder={texts.search}
          maxLength={100}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <ListOf list={list} empty={empty}>
          {(rows) => <AnswerTable rows={rows} onOpen={setOpen} />}
        </ListOf>
      </Stack>
      {open !== undefined && (
        <AnswerDialog
          key={open}
          answer={list.rows.find(({ id }) => id === open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}
