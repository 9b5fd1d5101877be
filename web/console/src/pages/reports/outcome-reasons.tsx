import { ShareBar } from '~/subjects/charts/index.js';
import { DECISION_TEXTS } from '~/subjects/decision/index.js';
import type { OutcomeReport } from '~/subjects/reports/outcomes.js';
import { wilson } from '~/subjects/statistics/wilson.js';
import { useTexts } from '~/texts/index.js';
import { DataTable, Panel } from '~/ui/index.js';
import { OUTCOME_TEXTS } from './outcomes.texts.js';

/** Why tickets were left to people, the most frequent reason first. */
export function OutcomeReasons({ report }: { readonly report: OutcomeReport }) {
  const says = useTexts(OUTCOME_TEXTS);
  const reasons = useTexts(DECISION_TEXTS);
  const { escalationReasons } = report;
  if (escalationReasons.length === 0) return null;
  const all = escalationReasons.reduce((sum, { tickets }) => sum + tickets, 0);
  return (
    <Panel title={says.reasons}>
      <DataTable
        caption={says.reasons}
        columns={[
          { key: 'reason', title: says.reason, cell: ({ reason }) => reasons[reason] },
          {
            key: 'share',
            title: says.share,
            cell: ({ tickets }) => <ShareBar value={wilson(tickets, all)} tone="warn" />,
          },
        ]}
        rows={escalationReasons}
        rowKey={({ reason }) => reason}
      />
    </Panel>
  );
}
