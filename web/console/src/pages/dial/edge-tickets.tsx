import type { components } from '@client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, read } from '~/api/index.js';
import { OutcomeBadge } from '~/subjects/decision/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable, Panel, ProblemNotice } from '~/ui/index.js';
import styles from './dial.module.css';
import { DIAL_TEXTS } from './dial.texts.js';

type EdgeTicket = components['schemas']['EdgeTicket'];

/** The last tickets whose confidence is nearest to the threshold where the dial was let go. */
export function EdgeTickets({ threshold }: { readonly threshold: number | null }) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'edge', threshold],
    queryFn: () =>
      read(
        api.GET('/api/v1/reports/edge-tickets', {
          params: { query: { threshold: threshold ?? 1, limit: 10 } },
        }),
      ),
    enabled: threshold !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={texts.edge}>
      <p className={styles['soft']}>{texts.edgeLead}</p>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {data?.data.length === 0 && <p>{texts.noEdge}</p>}
      {data && data.data.length > 0 && (
        <DataTable
          caption={texts.edge}
          columns={[
            {
              key: 'ticket',
              title: texts.ticket,
              cell: ({ ticketId }: EdgeTicket) => (
                <Link to="/tickets/$ticketId" params={{ ticketId: String(ticketId) }}>
                  {`#${ticketId}`}
                </Link>
              ),
            },
            { key: 'message', title: texts.message, cell: ({ excerpt }) => excerpt },
            { key: 'intent', title: texts.intent, cell: ({ intent }) => intent },
            {
              key: 'confidence',
              title: texts.confidence,
              numeric: true,
              cell: ({ confidence }) => format.percent(confidence, 1),
            },
            {
              key: 'outcome',
              title: texts.outcome,
              cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
            },
          ]}
          rows={data.data}
          rowKey={({ ticketId }) => ticketId}
        />
      )}
    </Panel>
  );
}
