import { useState } from 'react';
import { useMe } from '~/api/index.js';
import { useStaff } from '~/subjects/people/index.js';
import { PRIORITIES, TICKET_TEXTS } from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Menu, TextField } from '~/ui/index.js';
import styles from './queue.module.css';
import { QUEUE_TEXTS } from './queue.texts.js';
import type { BulkChanges } from './use-bulk.js';

/** What can be done with the tickets that are selected, or with all that match. */
export function BulkBar(props: {
  readonly count: number;
  /** Whether all that match are meant, also those that were not read yet. */
  readonly isAll: boolean;
  readonly canBeAll: boolean;
  readonly busy: boolean;
  readonly onAll: (isAll: boolean) => void;
  readonly onChange: (changes: BulkChanges) => void;
  readonly onDeselect: () => void;
}) {
  const texts = useTexts(QUEUE_TEXTS);
  const words = useTexts(TICKET_TEXTS);
  const me = useMe();
  const staff = useStaff();
  const [tag, setTag] = useState('');
  const { count, isAll, busy, onChange } = props;
  return (
    <div className={styles['bulk']} role="group" aria-label={texts.change}>
      <strong role="status">{isAll ? texts.allMatching : texts.selected(count)}</strong>
      {props.canBeAll && (
        <Button kind="quiet" size="small" onClick={() => props.onAll(!isAll)}>
          {isAll ? texts.onlyShown : texts.allMatching}
        </Button>
      )}
      <Button size="small" busy={busy} onClick={() => onChange({ status: 'closed' })}>
        {texts.bulkClose}
      </Button>
      <Button size="small" busy={busy} onClick={() => onChange({ status: 'escalated' })}>
        {texts.bulkEscalate}
      </Button>
      <Button size="small" busy={busy} onClick={() => onChange({ assigneeId: me.id })}>
        {texts.bulkAssignMe}
      </Button>
      <Menu
        label={texts.bulkAssignee}
        trigger={texts.bulkAssignee}
        items={[
          { label: texts.nobody, run: () => onChange({ assigneeId: null }) },
          ...staff.map(({ id, name }) => ({
            label: name,
            run: () => onChange({ assigneeId: id }),
          })),
        ]}
      />
      <Menu
        label={words.priority}
        trigger={`${words.priority} …`}
        items={PRIORITIES.map((priority) => ({
          label: texts.bulkPriority(words[priority]),
          run: () => onChange({ priority }),
        }))}
      />
      <form
        className={styles['bulkTag']}
        onSubmit={(event) => {
          event.preventDefault();
          if (tag.trim()) onChange({ addTags: [tag.trim()] });
          setTag('');
        }}
      >
        <TextField
          label={texts.bulkTag}
          hideLabel
          placeholder={texts.bulkTag}
          value={tag}
          onChange={({ target }) => setTag(target.value)}
        />
        <Button size="small" type="submit" busy={busy}>
          {texts.addTag}
        </Button>
      </form>
      <Button kind="quiet" size="small" onClick={props.onDeselect}>
        {texts.deselect}
      </Button>
    </div>
  );
}
