import { useQuery } from '@tanstack/react-query';
import type { Tagged } from '~/api/index.js';
import { PEOPLE_TEXTS, teamsQuery, useName, useStaff } from '~/subjects/people/index.js';
import { Followers } from '~/subjects/thread/index.js';
import {
  PRIORITIES,
  SlaBadge,
  STATUSES,
  type Ticket,
  TICKET_TEXTS,
} from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { Facts, Select, Time } from '~/ui/index.js';
import { SnoozeMenu } from './snooze-menu.js';
import { TagsField } from './tags-field.js';
import styles from './ticket.module.css';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';
import { useChange } from './use-change.js';

/** What of a ticket can be set, each at once. */
export function Properties({ ticket }: { readonly ticket: Tagged<Ticket> }) {
  const texts = useTexts(TICKET_TEXTS);
  const page = useTexts(TICKET_PAGE_TEXTS);
  const people = useTexts(PEOPLE_TEXTS);
  const change = useChange(ticket);
  const staff = useStaff();
  const teams = useQuery(teamsQuery).data?.data ?? [];
  const { status, priority, assigneeId, teamId, conversationId, createdAt } = ticket.data;
  const assignee = useName(assigneeId);
  const isListed = assigneeId === null || staff.some(({ id }) => id === assigneeId);
  const set = change.mutate;
  return (
    <div className={styles['properties']}>
      <Select
        label={texts.status}
        value={status}
        options={STATUSES.filter((it) => it === status || it !== 'auto_resolved').map((value) => ({
          value,
          label: texts[value],
        }))}
        onValue={(value) => set({ body: { status: value }, what: texts[value] })}
      />
      <Select
        label={texts.priority}
        value={priority}
        options={PRIORITIES.map((value) => ({ value, label: texts[value] }))}
        onValue={(value) => set({ body: { priority: value }, what: texts[value] })}
      />
      <Select
        label={texts.assignee}
        value={assigneeId === null ? '' : `${assigneeId}`}
        options={[
          { value: '', label: people.nobody },
          ...(isListed ? [] : [{ value: `${assigneeId}`, label: assignee ?? '' }]),
          ...staff.map(({ id, name }) => ({ value: `${id}`, label: name })),
        ]}
        onValue={(value) =>
          set({
            body: { assigneeId: value === '' ? null : Number(value) },
            what: texts.assignee,
          })
        }
      />
      <Select
        label={texts.team}
        value={teamId === null ? '' : `${teamId}`}
        options={[
          { value: '', label: texts.noTeam },
          ...teams.map(({ id, name }) => ({ value: `${id}`, label: name })),
        ]}
        onValue={(value) =>
          set({ body: { teamId: value === '' ? null : Number(value) }, what: texts.team })
        }
      />
      <TagsField
        key={ticket.data.tags.join(',')}
        tags={ticket.data.tags}
        onTags={(tags) => set({ body: { tags }, what: texts.tags })}
      />
      <div className={styles['wide']}>
        <Facts
          facts={[
            ...(ticket.data.slaState === null
              ? []
              : [[page.due, <SlaBadge key="sla" ticket={ticket.data} />] as const]),
            [page.created, <Time key="created" at={createdAt} />],
            [page.snooze, <SnoozeMenu key="snooze" ticket={ticket} />],
            ...(conversationId === null
              ? []
              : [
                  [
                    page.follows,
                    <Followers key="followers" conversationId={conversationId} />,
                  ] as const,
                ]),
          ]}
        />
      </div>
    </div>
  );
}
