import { useFormat, useTexts } from '~/texts/index.js';
import { ChartFigure } from './chart-figure.js';
import styles from './charts.module.css';
import { CHART_TEXTS } from './charts.texts.js';
import { MARGIN, ValueAxis } from './frame.js';
import { linear } from './scale.js';
import type { Share } from './share.js';
import { fillOf, strokeOf } from './tone.js';

const HEIGHT = 260;
const MOST_WIDE = 460;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Predictions of about the same confidence, and how many of them were right. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly meanConfidence: number;
  readonly right: Share;
}

/** How often it is right against how sure it is: on the diagonal it is as right as it says. */
export function ReliabilityChart(props: {
  readonly title: string;
  readonly summary: string;
  readonly bins: readonly ReliabilityBin[];
}) {
  const texts = useTexts(CHART_TEXTS);
  const format = useFormat();
  const { title, summary, bins } = props;
  const percent = (share: number): string => format.percent(share, 1);
  return (
    <ChartFigure
      title={title}
      summary={summary}
      height={HEIGHT}
      legend={[
        { label: texts.right, tone: 'accent' },
        { label: texts.ideal, tone: 'plain' },
      ]}
      columns={[
        {
          key: 'confidence',
          title: texts.confidence,
          cell: ({ from, to }: ReliabilityBin) => texts.interval(percent(from), percent(to)),
        },
        { key: 'judged', title: texts.judged, numeric: true, cell: ({ right }) => right.of },
        {
          key: 'right',
          title: texts.right,
          numeric: true,
          cell: ({ right }) => (right.share === null ? '' : percent(right.share)),
        },
        {
          key: 'range',
          title: texts.range,
          numeric: true,
          cell: ({ right }) => texts.interval(percent(right.low), percent(right.high)),
        },
      ]}
      rows={bins}
      rowKey={({ from }) => from}
    >
      {(full) => {
        const width = Math.min(full, MOST_WIDE);
        const x = linear([0, 1], [MARGIN.left, width - MARGIN.right]);
        const y = linear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
        return (
          <>
            <ValueAxis ticks={TICKS} y={y} width={width} label={(it) => format.percent(it)} />
            {TICKS.map((it) => (
              <text key={it} x={x(it)} y={HEIGHT - 6} textAnchor={it === 1 ? 'end' : 'middle'}>
                {format.percent(it)}
              </text>
            ))}
            <line className={styles['diagonal']} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
            {bins.map(({ meanConfidence, right }) => (
              <g key={meanConfidence}>
                <line
                  className={`${styles['whisker'] ?? ''} ${strokeOf('accent')}`}
                  x1={x(meanConfidence)}
                  x2={x(meanConfidence)}
                  y1={y(right.low)}
                  y2={y(right.high)}
                />
                <circle
                  className={fillOf('accent')}
                  cx={x(meanConfidence)}
                  cy={y(right.share ?? 0)}
                  r={4.5}
                />
              </g>
            ))}
          </>
        );
      }}
    </ChartFigure>
  );
}
