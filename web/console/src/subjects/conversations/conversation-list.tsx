import { Link } from '@tanstack/react-router';
import { PersonName } from '~/subjects/people/index.js';
import type { Conversation } from '~/subjects/thread/index.js';
import { useTexts } from '~/texts/index.js';
import { Badge, Time } from '~/ui/index.js';
import { CONVERSATION_TEXTS } from './conversation.texts.js';
import { ConversationBadge } from './conversation-badge.js';
import styles from './conversation-list.module.css';

const UNREAD_MOST = 100;

/** Conversations below each other, each with what is unread in it and how it stands. */
export function ConversationList(props: {
  readonly label: string;
  readonly conversations: readonly Conversation[];
  /** On the page of a customer their name is known. */
  readonly isOfOne?: boolean;
}) {
  const texts = useTexts(CONVERSATION_TEXTS);
  return (
    <ul className={styles['list']} aria-label={props.label}>
      {props.conversations.map((it) => {
        const unread = it.unread ?? 0;
        return (
          <li key={it.id} className={styles['row']}>
            <Link
              to="/conversations/$conversationId"
              params={{ conversationId: `${it.id}` }}
              preload={false}
              className={styles['name']}
            >
              {it.subject ?? texts.conversation(`${it.id}`)}
            </Link>
            {unread > 0 && (
              <Badge tone="accent">
                {texts.unread(unread >= UNREAD_MOST ? `${UNREAD_MOST}+` : `${unread}`)}
              </Badge>
            )}
            <span className={styles['who']}>
              {!props.isOfOne && <PersonName id={it.requesterId} />}
            </span>
            <span className={styles['soft']}>{texts[it.channel]}</span>
            <span className={styles['status']}>
              <ConversationBadge status={it.status} />
            </span>
            <span className={styles['soft']}>
              <Time at={it.lastActivityAt} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
