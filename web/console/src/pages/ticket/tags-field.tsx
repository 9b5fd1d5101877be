import { useState } from 'react';
import { TICKET_TEXTS } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { TextField } from '~/ui/index.js';
import styles from './ticket.module.css';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';

/** The tags of a ticket; they are kept when the field is left, or by Enter. */
export function TagsField(props: {
  readonly tags: readonly string[];
  readonly onTags: (tags: string[]) => void;
}) {
  const texts = useTexts(TICKET_TEXTS);
  const page = useTexts(TICKET_PAGE_TEXTS);
  const [text, setText] = useState(props.tags.join(', '));
  const save = (): void => {
    const tags = [...new Set(text.split(',').map((it) => it.trim().toLowerCase()))].filter(Boolean);
    if (tags.join() !== props.tags.join()) props.onTags(tags);
  };
  return (
    <div className={styles['wide']}>
      <TextField
        label={texts.tags}
        placeholder={page.tagsHelp}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </div>
  );
}
