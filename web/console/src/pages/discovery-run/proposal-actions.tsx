import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import { useIntents } from '~/subjects/intents/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, notify, ProblemNotice, Row, Select, Stack } from '~/ui/index.js';
import { pathOf, type Proposal } from './queries.js';
import { RUN_TEXTS } from './run.texts.js';

const PARTS = ['2', '3', '4', '5'] as const;

/** Makes an intent of a proposal, adds it to one, divides it, or throws it away. */
export function ProposalActions({ proposal }: { readonly proposal: Proposal }) {
  const texts = useTexts(RUN_TEXTS);
  const intents = useIntents();
  const params = { path: pathOf(proposal) };
  const touches = [['proposals', proposal.discoveryId]];
  const suggested = proposal.isKnown && proposal.nearestIntentId;
  const [into, setInto] = useState(suggested ? String(suggested) : '');
  const [parts, setParts] = useState<(typeof PARTS)[number]>('2');
  const accepting = useSave({
    save: () =>
      read(
        api.POST('/api/v1/triage/discovery/{id}/proposals/{proposalId}/accept', {
          params,
          body: into === '' ? {} : { intentId: Number(into) },
        }),
      ),
    touches: [...touches, ['intents'], ['examples']],
    onSaved: () => notify({ text: texts.acceptedNote }),
  });
  const splitting = useSave({
    save: () =>
      read(
        api.POST('/api/v1/triage/discovery/{id}/proposals/{proposalId}/split', {
          params,
          body: { parts: Number(parts) },
        }),
      ),
    touches,
    onSaved: ({ data }) => notify({ text: texts.splitDone(data.length) }),
  });
  const discarding = useSave({
    save: () =>
      read(api.POST('/api/v1/triage/discovery/{id}/proposals/{proposalId}/discard', { params })),
    touches,
    onSaved: () => notify({ text: texts.discardedDone(proposal.name) }),
  });
  return (
    <Stack>
      <Row>
        <Select
          label={texts.into}
          hideLabel
          value={into}
          options={[
            { value: '', label: texts.accept },
            ...intents.map(({ id, name }) => ({
              value: String(id),
              label: `${texts.into} ${name}`,
            })),
          ]}
          onValue={setInto}
        />
        <Button
          kind="primary"
          busy={accepting.isPending}
          onClick={() => accepting.mutate(undefined)}
        >
          {texts.acceptDo}
        </Button>
      </Row>
      <Row>
        <Button busy={splitting.isPending} onClick={() => splitting.mutate(undefined)}>
          {texts.split}
        </Button>
        <Select
          label={texts.parts}
          hideLabel
          value={parts}
          options={PARTS.map((value) => ({ value, label: texts.inParts(value) }))}
          onValue={setParts}
        />
        <Button
          kind="danger"
          busy={discarding.isPending}
          onClick={() => discarding.mutate(undefined)}
        >
          {texts.discard}
        </Button>
      </Row>
      <ProblemNotice error={accepting.error ?? splitting.error ?? discarding.error} />
    </Stack>
  );
}
