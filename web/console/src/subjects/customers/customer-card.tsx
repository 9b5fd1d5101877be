import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ConversationBadge } from '~/subjects/conversations/index.js';
import { PersonName } from '~/subjects/people/index.js';
import { useTexts } from '~/texts/index.js';
import { Time } from '~/ui/index.js';
import styles from './customer.module.css';
import { CUSTOMER_TEXTS } from './customer.texts.js';
import { CustomerFacts } from './customer-facts.js';
import { historyQuery } from './history.js';

const SHOWN = 8;

/** Beside a thread: who the customer is, how satisfied, and what they asked before. */
export function CustomerCard(props: {
  readonly userId: number;
  /** The conversation that is open already. */
  readonly without: number | null;
}) {
  const texts = useTexts(CUSTOMER_TEXTS);
  const { userId, without } = props;
  const all = useQuery(historyQuery(userId)).data?.data ?? [];
  const others = all.filter(({ id }) => id !== without);
  return (
    <div className={styles['card']}>
      <p className={styles['name']}>
        <Link to="/customers/$userId" params={{ userId: `${userId}` }} title={texts.open}>
          <PersonName id={userId} />
        </Link>
      </p>
      <CustomerFacts userId={userId} />
      <h3>{texts.history}</h3>
      {others.length === 0 ? (
        <p className={styles['soft']}>{texts.noHistory}</p>
      ) : (
        <ul className={styles['history']}>
          {others.slice(0, SHOWN).map(({ id, subject, status, lastActivityAt }) => (
            <li key={id}>
              <Link to="/conversations/$conversationId" params={{ conversationId: `${id}` }}>
                {subject ?? texts.withoutSubject(`${id}`)}
              </Link>
              <ConversationBadge status={status} />
              <span className={styles['when']}>
                <Time at={lastActivityAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
