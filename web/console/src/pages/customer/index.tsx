import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '~/api/index.js';
import { NotFound, OnlyFor } from '~/app/not-here.js';
import { ConversationList } from '~/subjects/conversations/index.js';
import { CustomerFacts, historyQuery, ticketsOfQuery } from '~/subjects/customers/index.js';
import { profileQuery, useName } from '~/subjects/people/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, EmptyState, Loading, Page, Panel, ProblemNotice, Tabs } from '~/ui/index.js';
import { CUSTOMER_PAGE_TEXTS } from './customer-page.texts.js';
import { CustomerTickets } from './customer-tickets.js';
import { EditProfile } from './edit-profile.js';

/** A customer: profile, satisfaction, and all that they asked. */
export function CustomerPage() {
  const { userId } = useParams({ from: '/shell/customers/$userId' });
  return (
    <OnlyFor role="agent">
      <OneCustomer key={userId} id={Number(userId)} />
    </OnlyFor>
  );
}

function OneCustomer({ id }: { readonly id: number }) {
  const texts = useTexts(CUSTOMER_PAGE_TEXTS);
  const isNumber = Number.isSafeInteger(id) && id > 0;
  const profile = useQuery({ ...profileQuery(id), enabled: isNumber });
  const history = useQuery({ ...historyQuery(id), enabled: isNumber });
  const tickets = useQuery({ ...ticketsOfQuery(id), enabled: isNumber });
  const name = useName(id, isNumber);
  const [isEditing, setIsEditing] = useState(false);
  const [tab, setTab] = useState<'conversations' | 'tickets'>('conversations');
  if (!isNumber || (isProblem(profile.error) && profile.error.status === 404)) return <NotFound />;
  if (!profile.data) return profile.error ? <ProblemNotice error={profile.error} /> : <Loading />;
  return (
    <Page title={name ?? ''}>
      <Panel
        title={texts.profile}
        actions={
          <Button size="small" onClick={() => setIsEditing(true)}>
            {texts.edit}
          </Button>
        }
      >
        <CustomerFacts userId={id} />
      </Panel>
      <Tabs
        label={texts.conversations}
        value={tab}
        onValue={setTab}
        tabs={[
          {
            value: 'conversations',
            label: texts.conversations,
            content: (
              <>
                <ProblemNotice error={history.error} />
                {history.data?.data.length === 0 && <EmptyState title={texts.noConversations} />}
                {history.data && history.data.data.length > 0 && (
                  <ConversationList
                    label={texts.conversations}
                    conversations={history.data.data}
                    isOfOne
                  />
                )}
              </>
            ),
          },
          {
            value: 'tickets',
            label: texts.tickets,
            content: (
              <>
                <ProblemNotice error={tickets.error} />
                {tickets.data && <CustomerTickets tickets={tickets.data.data} />}
              </>
            ),
          },
        ]}
      />
      {isEditing && <EditProfile profile={profile.data} onClose={() => setIsEditing(false)} />}
    </Page>
  );
}
