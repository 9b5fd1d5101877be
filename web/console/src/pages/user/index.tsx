import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OnlyFor } from '~/app/not-here.js';
import { accountQuery } from '~/subjects/accounts/index.js';
import { useTexts } from '~/texts/index.js';
import { Loading, Page, ProblemNotice } from '~/ui/index.js';
import { AccountPanel } from './account-panel.js';
import { DangerPanel } from './danger-panel.js';
import { DataPanel } from './data-panel.js';
import { ProfilePanel } from './profile-panel.js';
import styles from './user.module.css';
import { USER_TEXTS } from './user.texts.js';

/** One account: what it may do, what is known of its owner, and what can be taken away. */
export function UserPage() {
  return (
    <OnlyFor role="admin">
      <User />
    </OnlyFor>
  );
}

function User() {
  const texts = useTexts(USER_TEXTS);
  const { userId } = useParams({ from: '/shell/users/$userId' });
  const id = Number(userId);
  const { data: user, error, refetch } = useQuery(accountQuery(id));
  return (
    <Page title={user?.email ?? texts.title} lead={<Link to="/users">{texts.back}</Link>}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!user && !error && <Loading />}
      {user && (
        <div className={styles['columns']}>
          <div className={styles['column']}>
            <ProfilePanel userId={id} />
            <DataPanel userId={id} />
          </div>
          <div className={styles['column']}>
            <AccountPanel user={user} />
            <DangerPanel user={user} />
          </div>
        </div>
      )}
    </Page>
  );
}
