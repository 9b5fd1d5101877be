import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, ConfirmDialog, notify, ProblemNotice } from '~/ui/index.js';
import type { Model } from './model.js';
import { MODEL_TEXTS } from './models.texts.js';

/** Lets a model decide from now on, or an earlier one again. */
export function ActivateButton(props: { readonly model: Model; readonly isEarlier: boolean }) {
  const texts = useTexts(MODEL_TEXTS);
  const format = useFormat();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { model, isEarlier } = props;
  const version = format.number(model.version);
  const activate = useMutation({
    mutationFn: () =>
      read(api.POST('/api/v1/triage/models/{id}/activate', { params: { path: { id: model.id } } })),
    onSuccess: () => {
      setOpen(false);
      notify({ text: texts.activated(version) });
      return client.invalidateQueries();
    },
  });
  if (model.status !== 'ready') return null;
  const label = isEarlier ? texts.goBack : texts.activate;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        onConfirm={() => activate.mutate()}
        title={`${texts.name(version)}: ${label}`}
        confirm={label}
        busy={activate.isPending}
      >
        <p>{texts.activateLead}</p>
        <ProblemNotice error={activate.error} />
      </ConfirmDialog>
    </>
  );
}
