import type { components } from '@client';
import { useLanguageName } from '~/subjects/languages/index.js';
import { useTexts } from '~/texts/index.js';
import { Badge, Button, DataTable, Time } from '~/ui/index.js';
import styles from './canned-answers.module.css';
import { CANNED_TEXTS } from './canned-answers.texts.js';

export type CannedAnswer = components['schemas']['CannedAnswerView'];

/** Canned answers with their shortcuts, whose they are, and how often they were used. */
export function AnswerTable(props: {
  readonly rows: readonly CannedAnswer[];
  readonly onOpen: (id: number) => void;
}) {
  const texts = useTexts(CANNED_TEXTS);
  const nameOf = useLanguageName();
  return (
    <DataTable
      caption={texts.title}
      rows={props.rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: texts.name,
          cell: ({ title, body, tags }) => (
            <>
              <strong>{title}</strong>
              <div className={styles['excerpt']} dir="auto">
                {body.slice(0, 140)}
              </div>
              {tags.map((tag) => (
                <Badge key={tag}>{tag}</Badge>
              ))}
            </>
          ),
        },
        { key: 'shortcut', title: texts.shortcut, cell: (it) => <code>/{it.shortcut}</code> },
        {
          key: 'whose',
          title: texts.whose,
          cell: ({ shared }) =>
            shared ? <Badge tone="accent">{texts.sharedBadge}</Badge> : <Badge>{texts.own}</Badge>,
        },
        {
          key: 'languages',
          title: texts.languages,
          cell: ({ bodies }) => Object.keys(bodies).map(nameOf).join(', ') || '–',
        },
        { key: 'uses', title: texts.uses, cell: ({ uses }) => texts.times(uses) },
        { key: 'changed', title: texts.changed, cell: (it) => <Time at={it.updatedAt} /> },
        {
          key: 'actions',
          title: texts.actions,
          cell: ({ id }) => (
            <Button size="small" onClick={() => props.onOpen(id)}>
              {texts.open}
            </Button>
          ),
        },
      ]}
    />
  );
}
