import { PersonName } from '~/subjects/people/index.js';
import { useTexts } from '~/texts/index.js';
import { useViewers, useWriters } from './presence.js';
import styles from './thread.module.css';
import { THREAD_TEXTS } from './thread.texts.js';

/** Who else looks at a conversation, and who writes in it. */
export function Company(props: { readonly conversationId: number; readonly requesterId: number }) {
  const texts = useTexts(THREAD_TEXTS);
  const viewers = useViewers(props.conversationId);
  const writers = useWriters(props.conversationId);
  return (
    <div role="status" className={styles['company']}>
      {viewers.length > 0 && (
        <p>
          {texts.viewing('')}
          {viewers.map((id, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <PersonName id={id} />
            </span>
          ))}
        </p>
      )}
      {writers.map(({ userId }) => (
        <p key={userId ?? 0}>
          {userId === undefined || userId === props.requesterId ? (
            texts.customerTyping
          ) : (
            <>
              <PersonName id={userId} /> {texts.typing('')}
            </>
          )}
        </p>
      ))}
    </div>
  );
}
