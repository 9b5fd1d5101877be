import type { components } from '@client';
import { Link } from '@tanstack/react-router';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, DataTable, Panel } from '~/ui/index.js';
import { TRUST_TEXTS } from './trust.texts.js';

type DriftView = components['schemas']['DriftView'];
type Signal = components['schemas']['DriftSignalView'];

const TONES = { steady: 'good', drifted: 'warn', unknown: 'plain' } as const;

/** Whether the last tickets still look like what the model was judged by. */
export function Drift({ drift }: { readonly drift: DriftView }) {
  const texts = useTexts(TRUST_TEXTS);
  const format = useFormat();
  return (
    <Panel
      title={texts.drift}
      actions={<Badge tone={TONES[drift.status]}>{texts[drift.status]}</Badge>}
    >
      <p>
        {drift.missing > 0
          ? texts.driftMissing(format.number(drift.missing))
          : texts.compared(format.number(drift.tickets))}
      </p>
      {drift.status === 'drifted' && (
        <p>
          {texts.train} <Link to="/models">{texts.toModels}</Link>
        </p>
      )}
      <DataTable
        caption={texts.drift}
        columns={[
          { key: 'signal', title: texts.signal, cell: ({ signal }: Signal) => texts[signal] },
          {
            key: 'expected',
            title: texts.expected,
            numeric: true,
            cell: ({ expected }) => format.percent(expected, 1),
          },
          {
            key: 'observed',
            title: texts.observed,
            numeric: true,
            cell: ({ observed }) => (observed === null ? '–' : format.percent(observed, 1)),
          },
          {
            key: 'p',
            title: texts.pValue,
            numeric: true,
            cell: ({ pValue }) => (pValue === null ? '–' : format.percent(pValue, 1)),
          },
          {
            key: 'state',
            title: texts.state,
            cell: ({ drifted, observed }) => {
              const state = observed === null ? 'unknown' : drifted ? 'drifted' : 'steady';
              return <Badge tone={TONES[state]}>{texts[state]}</Badge>;
            },
          },
        ]}
        rows={drift.signals}
        rowKey={({ signal }) => signal}
      />
    </Panel>
  );
}
