import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Checkbox, Dialog, ProblemNotice, Row } from '~/ui/index.js';
import { MODEL_TEXTS } from './models.texts.js';

/** Begins to train a model, as it is asked for in a dialog. */
export function TrainButton(props: { readonly busy?: boolean }) {
  const texts = useTexts(MODEL_TEXTS);
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [promote, setPromote] = useState(true);
  const [force, setForce] = useState(false);
  const train = useMutation({
    mutationFn: () => read(api.POST('/api/v1/triage/models', { body: { promote, force } })),
    onSuccess: () => {
      setOpen(false);
      return client.invalidateQueries({ queryKey: ['models'] });
    },
  });
  return (
    <>
      <Button kind="primary" disabled={props.busy} onClick={() => setOpen(true)}>
        {texts.train}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.train}>
        <p>{texts.trainLead}</p>
        <Checkbox
          label={texts.promote}
          checked={promote}
          onChange={({ target }) => setPromote(target.checked)}
        />
        <Checkbox
          label={texts.force}
          checked={force}
          onChange={({ target }) => setForce(target.checked)}
        />
        <ProblemNotice error={train.error} />
        <Row>
          <Button kind="primary" busy={train.isPending} onClick={() => train.mutate()}>
            {texts.begin}
          </Button>
        </Row>
      </Dialog>
    </>
  );
}
