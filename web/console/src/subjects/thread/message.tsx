import { PersonName } from '~/subjects/people/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, classes, Time } from '~/ui/index.js';
import { Attachments } from './attachments.js';
import { type Mark, MessageText } from './message-text.js';
import type { Message } from './thread.js';
import styles from './thread.module.css';
import { THREAD_TEXTS } from './thread.texts.js';

/** Below it a customer sounds dissatisfied, and far below it angry. */
const NEGATIVE = -0.4;
const ANGRY = -0.7;

/** Something that was said; notes have another colour, and say what they are. */
export function MessageItem(props: {
  readonly message: Message;
  readonly marks?: readonly Mark[];
}) {
  const texts = useTexts(THREAD_TEXTS);
  const format = useFormat();
  const { message, marks } = props;
  const { sender, authorId, visibility, verdict, sentiment } = message;
  const isNote = visibility === 'internal';
  return (
    <li
      className={classes(
        styles['message'],
        styles[sender === 'user' ? 'ofCustomer' : 'ofDesk'],
        isNote && styles['note'],
      )}
    >
      <p className={styles['head']}>
        <strong>{authorId === null ? texts[sender] : <PersonName id={authorId} />}</strong>
        {isNote && <Badge tone="note">{texts.note}</Badge>}
        {verdict && <Badge>{texts[verdict]}</Badge>}
        {sentiment !== null && sentiment < NEGATIVE && (
          <span title={format.number(sentiment, 2)}>
            <Badge tone="warn">{sentiment < ANGRY ? texts.angry : texts.negative}</Badge>
          </span>
        )}
        <span className={styles['when']}>
          <Time at={message.createdAt} />
        </span>
      </p>
      <MessageText text={message.content} {...(marks && { marks })} />
      <Attachments files={message.attachments} />
    </li>
  );
}
