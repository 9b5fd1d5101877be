import type { components } from '@client';
import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { useSave } from '~/api/use-save.js';
import { deleteExamples, EXAMPLE_TEXTS, EXAMPLES_TOUCH } from '~/subjects/examples/index.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import { Badge, Button, EmptyState, notify, ProblemNotice, Row, Stack } from '~/ui/index.js';
import styles from './intents.module.css';
import { INTENTS_TEXTS } from './intents.texts.js';

type Contradiction = components['schemas']['ContradictionView'];

/** Texts that stand under more than one intent, to be settled. */
export function Contradictions() {
  const texts = useTexts(INTENTS_TEXTS);
  const list = useList(['contradictions'], (cursor) =>
    api.GET('/api/v1/triage/labels/contradictions', {
      params: { query: { limit: 50, ...cursor } },
    }),
  );
  return (
    <ListOf
      list={list}
      empty={<EmptyState title={texts.noContradictions}>{texts.noContradictionsLead}</EmptyState>}
    >
      {(rows) => (
        <Stack>
          <p>{texts.contradictionsLead}</p>
          <ul className={styles['contradictions']}>
            {rows.map((it) => (
              <Settle key={it.text} contradiction={it} />
            ))}
          </ul>
        </Stack>
      )}
    </ListOf>
  );
}

function Settle({ contradiction }: { readonly contradiction: Contradiction }) {
  const texts = useTexts(INTENTS_TEXTS);
  const examples = useTexts(EXAMPLE_TEXTS);
  const saving = useSave({
    save: (intent: string | null) =>
      deleteExamples(contradiction.examples.filter((it) => it.intent !== intent)),
    touches: EXAMPLES_TOUCH,
    onSaved: (_, intent) => notify({ text: texts.kept(intent ?? examples.background) }),
  });
  const intents = [...new Set(contradiction.examples.map(({ intent }) => intent))];
  return (
    <li>
      <p dir="auto">{contradiction.text}</p>
      {contradiction.isHeldBack && <Badge tone="warn">{texts.heldBack}</Badge>}
      <Row>
        {intents.map((intent) => (
          <Button
            key={intent}
            size="small"
            busy={saving.isPending}
            onClick={() => saving.mutate(intent)}
          >
            {texts.keep(intent ?? examples.background)}
          </Button>
        ))}
      </Row>
      <ProblemNotice error={saving.error} />
    </li>
  );
}
