import { useState } from 'react';
import { isStale, typed } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, classes, ProblemNotice } from '~/ui/index.js';
import { CannedField } from './canned-field.js';
import styles from './composer.module.css';
import { keepDraft, type Mode, useDraft } from './drafts.js';
import { FilePicker } from './file-picker.js';
import { MentionPicker } from './mention-picker.js';
import type { Attachment } from './thread.js';
import { THREAD_TEXTS } from './thread.texts.js';
import { useSend } from './use-send.js';

/** The field's id, for the keys that lead to it. */
export const COMPOSER_ID = 'composer';

const MODES = ['reply', 'note'] as const satisfies readonly Mode[];

/** Where a reply or a note is written; each has its own draft, colour and button. */
export function Composer(props: {
  readonly conversationId: number;
  readonly ticketId?: number | undefined;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly onUndoable?: (undo: () => void) => void;
}) {
  const texts = useTexts(THREAD_TEXTS);
  const { conversationId, ticketId, mode, onMode } = props;
  const draft = useDraft(conversationId, mode);
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [mentions, setMentions] = useState<readonly number[]>([]);
  const sending = useSend({
    conversationId,
    ticketId,
    onUndoable: props.onUndoable,
    onSaid: () => {
      setFiles([]);
      setMentions([]);
    },
  });
  const isNote = mode === 'note';
  const send = (): void => {
    if (draft.trim() === '' || sending.isPending) return;
    sending.mutate({
      ...{ mode, content: draft },
      attachments: files.map(({ id }) => id),
      mentions: isNote ? [...mentions] : [],
    });
  };
  return (
    <section
      aria-label={isNote ? texts.writeNote : texts.writeReply}
      className={classes(styles['composer'], isNote && styles['noteMode'])}
    >
      <div role="group" aria-label={texts.mode} className={styles['modes']}>
        {MODES.map((it) => (
          <button
            key={it}
            type="button"
            aria-pressed={it === mode}
            className={styles['mode']}
            onClick={() => onMode(it)}
          >
            {it === 'note' ? texts.note : texts.reply}
          </button>
        ))}
        {draft !== '' && <span className={styles['drafted']}>{texts.drafted}</span>}
      </div>
      {isStale(sending.error) ? (
        <p role="alert" className={styles['changed']}>
          {texts.changed}
        </p>
      ) : (
        <ProblemNotice error={sending.error} />
      )}
      <CannedField
        key={mode}
        id={COMPOSER_ID}
        ticketId={ticketId}
        aria-label={isNote ? texts.writeNote : texts.writeReply}
        placeholder={isNote ? texts.noteHint : texts.replyHint}
        value={draft}
        onValue={(text) => {
          keepDraft(conversationId, mode, text);
          typed(conversationId, mode);
        }}
        onSubmitKey={send}
      />
      <div className={styles['foot']}>
        <FilePicker conversationId={conversationId} files={files} onFiles={setFiles} />
        {isNote && <MentionPicker mentions={mentions} onMentions={setMentions} />}
        <Button
          kind={isNote ? 'note' : 'primary'}
          busy={sending.isPending}
          hint="⌘↵"
          className={styles['send'] ?? ''}
          onClick={send}
        >
          {isNote ? texts.keepNote : texts.send}
        </Button>
      </div>
    </section>
  );
}

/** Leads the focus to the field, as soon as it is there. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.getElementById(COMPOSER_ID)?.focus());
}
