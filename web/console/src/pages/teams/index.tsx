import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { OnlyFor } from '~/app/not-here.js';
import { FORM_TEXTS } from '~/subjects/forms/index.js';
import { type Team, teamsQuery } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { Badge, Button, DataTable, EmptyState, Loading, Page, ProblemNotice } from '~/ui/index.js';
import { TeamDialog } from './team-dialog.js';
import { TEAMS_TEXTS } from './teams.texts.js';

/** The teams, with who is in them and what they take. */
export function TeamsPage() {
  const texts = useTexts(TEAMS_TEXTS);
  const [open, setOpen] = useState<number | 'new'>();
  const { data, error, isPending, refetch } = useQuery(teamsQuery);
  const create = (
    <Button kind="primary" onClick={() => setOpen('new')}>
      {texts.new}
    </Button>
  );
  return (
    <OnlyFor role="admin">
      <Page title={texts.title} lead={texts.lead} actions={create}>
        {isPending && <Loading />}
        {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>}
        {data && data.length > 0 && <TeamTable teams={data} onOpen={setOpen} />}
        {open !== undefined && (
          <TeamDialog
            key={open}
            team={data?.find(({ id }) => id === open)}
            onCreated={setOpen}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Page>
    </OnlyFor>
  );
}

function TeamTable(props: {
  readonly teams: readonly Team[];
  readonly onOpen: (id: number) => void;
}) {
  const texts = useTexts(TEAMS_TEXTS);
  const { edit } = useTexts(FORM_TEXTS);
  return (
    <DataTable
      caption={texts.title}
      rows={props.teams}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: texts.name,
          cell: ({ name, description }) => (
            <>
              <strong>{name}</strong>
              {description && <div>{description}</div>}
            </>
          ),
        },
        { key: 'members', title: texts.members, cell: (it) => texts.count(it.members.length) },
        { key: 'skills', title: texts.skills, cell: (it) => it.skills.join(', ') || texts.all },
        {
          key: 'state',
          title: texts.state,
          cell: ({ active }) =>
            active ? <Badge tone="good">{texts.on}</Badge> : <Badge>{texts.off}</Badge>,
        },
        {
          key: 'actions',
          title: texts.actions,
          cell: ({ id }) => (
            <Button size="small" onClick={() => props.onOpen(id)}>
              {edit}
            </Button>
          ),
        },
      ]}
    />
  );
}
