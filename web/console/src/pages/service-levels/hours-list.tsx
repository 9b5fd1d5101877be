import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FORM_TEXTS } from '~/subjects/forms/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, DataTable, EmptyState, Loading, ProblemNotice, Stack } from '~/ui/index.js';
import { HoursDialog } from './hours-dialog.js';
import { type Hours, hoursQuery } from './queries.js';
import { SERVICE_TEXTS } from './service-levels.texts.js';
import { openHours } from './week.js';

/** When people are there. */
export function HoursList() {
  const texts = useTexts(SERVICE_TEXTS);
  const [open, setOpen] = useState<number | 'new'>();
  const { data, error, isPending, refetch } = useQuery(hoursQuery);
  if (isPending) return <Loading />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <div>
        <Button kind="primary" onClick={() => setOpen('new')}>
          {texts.newHours}
        </Button>
      </div>
      {data.length === 0 ? (
        <EmptyState title={texts.noHours}>{texts.noHoursLead}</EmptyState>
      ) : (
        <HoursTable rows={data} onOpen={setOpen} />
      )}
      {open !== undefined && (
        <HoursDialog
          key={open}
          hours={data.find(({ id }) => id === open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Stack>
  );
}

function HoursTable(props: {
  readonly rows: readonly Hours[];
  readonly onOpen: (id: number) => void;
}) {
  const texts = useTexts(SERVICE_TEXTS);
  const { edit } = useTexts(FORM_TEXTS);
  const format = useFormat();
  return (
    <DataTable
      caption={texts.hours}
      rows={props.rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: texts.name, cell: ({ name }) => <strong>{name}</strong> },
        { key: 'zone', title: texts.timeZone, cell: ({ timeZone }) => timeZone },
        {
          key: 'week',
          title: texts.week,
          cell: ({ weekly }) => texts.openHours(format.number(openHours(weekly), 1)),
        },
        {
          key: 'holidays',
          title: texts.holidays,
          cell: ({ holidays }) => texts.holidayCount(holidays.length),
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
