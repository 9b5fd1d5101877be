import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { AddExample, ExampleTable } from '~/subjects/examples/index.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Stack } from '~/ui/index.js';
import { INTENTS_TEXTS } from './intents.texts.js';

/** The messages that belong to no intent. */
export function Background() {
  const texts = useTexts(INTENTS_TEXTS);
  const list = useList(['background'], (cursor) =>
    api.GET('/api/v1/triage/background', { params: { query: { limit: 50, ...cursor } } }),
  );
  return (
    <Stack>
      <p>{texts.backgroundLead}</p>
      <AddExample intentId={null} />
      <ListOf
        list={list}
        empty={<EmptyState title={texts.noBackground}>{texts.noBackgroundLead}</EmptyState>}
      >
        {(rows) => <ExampleTable rows={rows.map((it) => ({ ...it, intent: null }))} />}
      </ListOf>
    </Stack>
  );
}
