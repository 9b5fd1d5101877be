import type { ReactNode } from 'react';
import { useTexts } from '~/texts/index.js';
import { Badge, Button, Row } from '~/ui/index.js';
import { FORM_TEXTS } from './forms.texts.js';

/** Saves a form or takes back what was written in it. */
export function SaveBar(props: {
  readonly isDirty: boolean;
  readonly busy: boolean;
  readonly onReset?: () => void;
  readonly label?: string;
  readonly children?: ReactNode;
}) {
  const texts = useTexts(FORM_TEXTS);
  const { isDirty, busy, onReset, label = texts.save, children } = props;
  return (
    <Row>
      <Button kind="primary" type="submit" busy={busy} disabled={!isDirty}>
        {label}
      </Button>
      {onReset && isDirty && <Button onClick={onReset}>{texts.discard}</Button>}
      {children}
      {onReset && isDirty && <Badge tone="warn">{texts.unsaved}</Badge>}
    </Row>
  );
}
