import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSave } from '~/api/use-save.js';
import { useTexts } from '~/texts/index.js';
import { Button, type ButtonProps, ConfirmDialog, ProblemNotice } from '~/ui/index.js';
import { FORM_TEXTS } from './forms.texts.js';

/** Removes something after asking. */
export function DeleteButton(props: {
  /** The question. */
  readonly title: string;
  /** What goes with it. */
  readonly children: ReactNode;
  readonly onDelete: () => Promise<unknown>;
  readonly touches: readonly QueryKey[];
  readonly onDeleted: () => void;
  readonly label?: string;
  readonly size?: ButtonProps['size'];
}) {
  const texts = useTexts(FORM_TEXTS);
  const { title, children, onDelete, touches, onDeleted, label = texts.delete, size } = props;
  const [isAsking, setAsking] = useState(false);
  const deleting = useSave({ save: onDelete, touches, onSaved: onDeleted });
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)} {...(size && { size })}>
        {label}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => deleting.mutate(undefined)}
        busy={deleting.isPending}
        title={title}
        confirm={texts.delete}
      >
        {children}
        <ProblemNotice error={deleting.error} />
      </ConfirmDialog>
    </>
  );
}
