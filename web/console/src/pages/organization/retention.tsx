import type { components } from '@client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, readTagged, type Tagged } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import { Fields, Form, FORM_TEXTS, SaveBar, useDraft } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import {
  ConfirmDialog,
  errorOf,
  Loading,
  notify,
  Panel,
  ProblemNotice,
  TextField,
} from '~/ui/index.js';
import { ORGANIZATION_TEXTS } from './organization.texts.js';

type View = components['schemas']['RetentionView'];

const KEPT = ['tickets', 'audit', 'models', 'events'] as const;
const LEAST = { tickets: 1, audit: 90, models: 1, events: 1 };
const MOST = { tickets: 36_500, audit: 36_500, models: 36_500, events: 90 };

/** For how many days what is kept. */
export function Retention() {
  const { data, error, refetch } = useQuery({
    queryKey: ['retention'],
    queryFn: () => readTagged(api.GET('/api/v1/organization/retention')),
  });
  if (data) return <Days retention={data} />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <Loading />;
}

function Days({ retention: { data, etag } }: { readonly retention: Tagged<View> }) {
  const texts = useTexts(ORGANIZATION_TEXTS);
  const saved = useTexts(FORM_TEXTS).saved;
  const [isAsking, setAsking] = useState(false);
  const { version: _, ...kept } = data;
  const draft = useDraft(kept);
  const change = useAction<undefined, unknown>({
    save: () =>
      api.PUT('/api/v1/organization/retention', {
        params: { header: { 'If-Match': etag } },
        body: draft.value,
      }),
    touches: [['retention'], ['organization']],
    onSaved: () => {
      setAsking(false);
      draft.reset();
      notify({ text: saved });
    },
  });
  const isShorter = KEPT.some((name) => lasting(draft.value[name]) < lasting(kept[name]));
  return (
    <Form
      label={texts.retention}
      onSubmit={() => (isShorter ? setAsking(true) : change.mutate(undefined))}
    >
      <p>{texts.retentionLead}</p>
      {!isAsking && <ProblemNotice error={change.error} />}
      <Panel>
        <Fields>
          {KEPT.map((name) => (
            <TextField
              key={name}
              type="number"
              min={LEAST[name]}
              max={MOST[name]}
              label={texts[name]}
              help={texts[`${name}Help`]}
              value={draft.value[name] ?? ''}
              onChange={({ target }) =>
                draft.set({ [name]: target.value === '' ? null : Number(target.value) })
              }
              error={errorOf(change.error, name)}
            />
          ))}
        </Fields>
      </Panel>
      <SaveBar isDirty={draft.isDirty} busy={change.isPending} onReset={draft.reset} />
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => change.mutate(undefined)}
        title={texts.shorten}
        confirm={texts.shortenConfirm}
        busy={change.isPending}
      >
        <ProblemNotice error={change.error} />
        <p>{texts.shortenLead}</p>
      </ConfirmDialog>
    </Form>
  );
}

function lasting(days: number | null): number {
  return days ?? Infinity;
}
