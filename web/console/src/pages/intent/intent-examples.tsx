import { useState } from 'react';
import {
  AddExample,
  type ExampleFilter,
  ExampleSearch,
  ExampleTable,
  useExamples,
} from '~/subjects/examples/index.js';
import type { Intent } from '~/subjects/intents/index.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Panel, Stack } from '~/ui/index.js';
import { INTENT_TEXTS } from './intent.texts.js';

/** What models learn this intent from. */
export function IntentExamples({ intent }: { readonly intent: Intent }) {
  const texts = useTexts(INTENT_TEXTS);
  const [filter, setFilter] = useState<ExampleFilter>({ q: '', source: '' });
  const list = useExamples(filter, intent.name);
  return (
    <Stack>
      <Panel>
        <AddExample intentId={intent.id} />
      </Panel>
      <ExampleSearch filter={filter} onFilter={setFilter} />
      <ListOf
        list={list}
        empty={<EmptyState title={texts.noExamples}>{texts.noExamplesLead}</EmptyState>}
      >
        {(rows) => <ExampleTable rows={rows} />}
      </ListOf>
    </Stack>
  );
}
