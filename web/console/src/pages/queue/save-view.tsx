import type { components } from '@client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, isAtLeast, queries, read, useMe } from '~/api/index.js';
import type { QueueQuery } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import {
  Button,
  Checkbox,
  ConfirmDialog,
  Dialog,
  errorOf,
  notify,
  ProblemNotice,
  Row,
  Stack,
  TextField,
} from '~/ui/index.js';
import { QUEUE_TEXTS } from './queue.texts.js';

type SavedView = components['schemas']['SavedViewView'];

/** Keeps what is shown now as a view, for oneself or all of the staff. */
export function SaveView({ query }: { readonly query: QueueQuery }) {
  const texts = useTexts(QUEUE_TEXTS);
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const saving = useMutation({
    mutationFn: () =>
      read(
        api.POST('/api/v1/views', {
          body: { name, shared, filter: query.filter, sort: query.sort },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['views'] });
      setIsOpen(false);
      notify({ text: texts.viewSaved });
      await navigate({ to: '/queue', search: { view: id } });
    },
  });
  return (
    <>
      <Button kind="quiet" size="small" onClick={() => setIsOpen(true)}>
        {texts.saveView}
      </Button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} title={texts.saveView}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            saving.mutate();
          }}
        >
          <Stack>
            <ProblemNotice error={saving.error} />
            <TextField
              label={texts.viewName}
              required
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
              error={errorOf(saving.error, 'name')}
            />
            <Checkbox
              label={texts.viewShared}
              checked={shared}
              onChange={({ target }) => setShared(target.checked)}
            />
            <Row>
              <Button kind="primary" type="submit" busy={saving.isPending}>
                {texts.save}
              </Button>
            </Row>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}

/** Removes a view, for its owner or, where it is shared, an admin. */
export function RemoveView({ view }: { readonly view: SavedView }) {
  const texts = useTexts(QUEUE_TEXTS);
  const navigate = useNavigate();
  const me = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const removing = useMutation({
    mutationFn: () =>
      api.DELETE('/api/v1/views/{id}', {
        params: { path: { id: view.id }, header: { 'If-Match': `"${view.version}"` } },
      }),
    onSuccess: async () => {
      await navigate({ to: '/queue' });
      await queries.invalidateQueries({ queryKey: ['views'] });
    },
    onError: () => queries.invalidateQueries({ queryKey: ['views'] }),
  });
  if (view.ownerId !== me.id && !(view.shared && isAtLeast(me, 'admin'))) return null;
  return (
    <>
      <Button kind="quiet" size="small" onClick={() => setIsOpen(true)}>
        {texts.removeView}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        onConfirm={() => removing.mutate()}
        title={texts.removeView}
        confirm={texts.remove}
        busy={removing.isPending}
      >
        <p>{texts.removeViewLead(view.name)}</p>
        <ProblemNotice error={removing.error} />
      </ConfirmDialog>
    </>
  );
}
