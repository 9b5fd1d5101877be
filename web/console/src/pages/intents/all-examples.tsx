import { useState } from 'react';
import {
  type ExampleFilter,
  ExampleSearch,
  ExampleTable,
  useExamples,
} from '~/subjects/examples/index.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Stack } from '~/ui/index.js';
import { INTENTS_TEXTS } from './intents.texts.js';

/** The examples of all intents, to find one whose intent nobody knows. */
export function AllExamples() {
  const texts = useTexts(INTENTS_TEXTS);
  const [filter, setFilter] = useState<ExampleFilter>({ q: '', source: '' });
  const list = useExamples(filter);
  return (
    <Stack>
      <ExampleSearch filter={filter} onFilter={setFilter} />
      <ListOf
        list={list}
        empty={<EmptyState title={texts.noExamples}>{texts.noExamplesLead}</EmptyState>}
      >
        {(rows) => <ExampleTable rows={rows} showsIntent />}
      </ListOf>
    </Stack>
  );
}
