import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useTexts } from '~/texts/index.js';
import { Button } from './button.js';
import { classes } from './classes.js';
import styles from './dialog.module.css';
import { Row } from './layout.js';
import { UI_TEXTS } from './ui.texts.js';

/** A dialog over the page: Escape closes it, and the focus returns to where it was. */
export function Dialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { open, onClose, title, wide, children } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles['backdrop']} />
        <Base.Popup className={classes(styles['popup'], wide && styles['wide'])}>
          <Base.Title className={styles['title']}>{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly title: string;
  readonly confirm: string;
  readonly busy?: boolean;
  readonly children: ReactNode;
}) {
  const texts = useTexts(UI_TEXTS);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title}>
      <div>{props.children}</div>
      <Row>
        <Button kind="danger" busy={props.busy ?? false} onClick={props.onConfirm}>
          {props.confirm}
        </Button>
        <Button onClick={props.onClose}>{texts.cancel}</Button>
      </Row>
    </Dialog>
  );
}
