import type { components } from '@client';
import { type Model, MODEL_TEXTS } from '~/subjects/models/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, DataTable, Panel, Row } from '~/ui/index.js';
import { Gains } from './gains.js';
import { MODEL_PAGE_TEXTS } from './model-page.texts.js';

type Quality = components['schemas']['QualityView'];

const TONES = { better: 'good', not_worse: 'good', worse: 'bad', unknown: 'warn' } as const;
const MEASURES = ['accuracy', 'macroF1', 'ece', 'answered'] as const;

/** What the gate found when the model was compared with the one in use, and what came of it. */
export function GatePanel({ model }: { readonly model: Model }) {
  const texts = useTexts(MODEL_PAGE_TEXTS);
  const says = useTexts(MODEL_TEXTS);
  const format = useFormat();
  const { comparison, promotion } = model;
  const promoted = promotion && <span>{says[promotion]}</span>;
  if (!comparison)
    return (
      <Panel title={texts.gate} actions={promoted}>
        <p>{texts.gateNone}</p>
      </Panel>
    );
  const cell = (of: Quality, measure: (typeof MEASURES)[number]): string =>
    format.percent(of[measure], 1);
  return (
    <Panel title={texts.gate} actions={promoted}>
      <Row>
        <Badge tone={TONES[comparison.verdict]}>{says[comparison.verdict]}</Badge>
        <span>{comparison.reasons.join(' ')}</span>
      </Row>
      <DataTable
        caption={texts.gate}
        columns={[
          { key: 'measure', title: texts.measure, cell: (measure) => texts[measure] },
          {
            key: 'before',
            title: texts.before,
            numeric: true,
            cell: (measure) => cell(comparison.active, measure),
          },
          {
            key: 'candidate',
            title: texts.candidate,
            numeric: true,
            cell: (measure) => cell(comparison.candidate, measure),
          },
        ]}
        rows={MEASURES}
        rowKey={(measure) => measure}
      />
      <p>
        {texts.counts(
          format.number(comparison.won),
          format.number(comparison.lost),
          format.number(comparison.compared),
        )}{' '}
        {texts.chance(format.percent(comparison.pValue, 1))}
      </p>
      <Gains intents={comparison.intents} />
    </Panel>
  );
}
