import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FORM_TEXTS } from '~/subjects/forms/index.js';
import { PRIORITY_TEXTS } from '~/subjects/intents/index.js';
import { useTeams } from '~/subjects/teams/index.js';
import { useTexts } from '~/texts/index.js';
import { Badge, Button, DataTable, EmptyState, Loading, ProblemNotice, Stack } from '~/ui/index.js';
import { written } from './minutes.js';
import { PolicyDialog } from './policy-dialog.js';
import { hoursQuery, policiesQuery, type Policy } from './queries.js';
import { SERVICE_TEXTS } from './service-levels.texts.js';

/** What is promised, in the order in which policies are asked. */
export function PolicyList() {
  const texts = useTexts(SERVICE_TEXTS);
  const [open, setOpen] = useState<number | 'new'>();
  const { data, error, isPending, refetch } = useQuery(policiesQuery);
  if (isPending) return <Loading />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <div>
        <Button kind="primary" onClick={() => setOpen('new')}>
          {texts.newPolicy}
        </Button>
      </div>
      {data.length === 0 ? (
        <EmptyState title={texts.noPolicies}>{texts.noPoliciesLead}</EmptyState>
      ) : (
        <PolicyTable rows={data.toSorted((a, b) => a.order - b.order)} onOpen={setOpen} />
      )}
      {open !== undefined && (
        <PolicyDialog
          key={open}
          policy={data.find(({ id }) => id === open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Stack>
  );
}

function PolicyTable(props: {
  readonly rows: readonly Policy[];
  readonly onOpen: (id: number) => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const { edit } = useTexts(FORM_TEXTS);
  const hours = useQuery(hoursQuery).data ?? [];
  return (
    <DataTable
      caption={texts.policies}
      rows={props.rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'order', title: texts.order, numeric: true, cell: ({ order }) => order },
        { key: 'name', title: texts.name, cell: ({ name }) => <strong>{name}</strong> },
        { key: 'for', title: texts.appliesTo, cell: (row) => <AppliesTo policy={row} /> },
        {
          key: 'targets',
          title: texts.firstResponse,
          cell: (row) => <FirstResponse policy={row} />,
        },
        {
          key: 'hours',
          title: texts.hours,
          cell: (it) => hours.find(({ id }) => id === it.businessHoursId)?.name ?? texts.always,
        },
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

function AppliesTo({ policy }: { readonly policy: Policy }) {
  const texts = useTexts(SERVICE_TEXTS);
  const priorities = useTexts(PRIORITY_TEXTS);
  const teams = useTeams();
  const { conditions } = policy;
  const parts = [
    ...(conditions.priorities ?? []).map((it) => priorities[it]),
    ...(conditions.channels ?? []),
    ...(conditions.tags ?? []),
    ...(conditions.requesterTiers ?? []),
    ...(conditions.teamIds ?? []).map((id) => teams.find((it) => it.id === id)?.name ?? `#${id}`),
  ];
  return parts.join(', ') || texts.everything;
}

function FirstResponse({ policy }: { readonly policy: Policy }) {
  const priorities = useTexts(PRIORITY_TEXTS);
  const { urgent, high, normal, low } = policy.targets;
  const named = { urgent, high, normal, low };
  return Object.entries(named).map(([priority, target]) =>
    target?.firstResponse === undefined ? null : (
      <div key={priority}>
        {priorities[priority as keyof typeof named]}: {written(target.firstResponse)}
      </div>
    ),
  );
}
