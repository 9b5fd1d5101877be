import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, ProblemNotice } from '~/ui/index.js';
import { useAction } from './use-action.js';

/** A button for something that is asked about before it is done. */
export function Confirmed<Output>(props: {
  readonly button: string;
  readonly title: string;
  readonly lead: string;
  readonly isDanger?: boolean;
  readonly size?: 'small' | 'normal';
  readonly save: () => Promise<Output>;
  readonly touches: readonly QueryKey[];
  readonly onSaved: (output: Output) => void;
}) {
  const { button, title, lead, isDanger = false, size = 'normal', save, touches, onSaved } = props;
  const [isOpen, setOpen] = useState(false);
  const action = useAction<undefined, Output>({
    save,
    touches,
    onSaved: (output) => {
      setOpen(false);
      onSaved(output);
    },
  });
  return (
    <>
      <Button kind={isDanger ? 'danger' : 'plain'} size={size} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => action.mutate(undefined)}
        title={title}
        confirm={button}
        busy={action.isPending}
      >
        <ProblemNotice error={action.error} />
        <p>{lead}</p>
      </ConfirmDialog>
    </>
  );
}
