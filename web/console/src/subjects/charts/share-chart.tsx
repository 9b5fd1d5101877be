import { useFormat, useTexts } from '~/texts/index.js';
import { ChartFigure } from './chart-figure.js';
import styles from './charts.module.css';
import { CHART_TEXTS } from './charts.texts.js';
import { LabelAxis, MARGIN, ValueAxis } from './frame.js';
import { linear } from './scale.js';
import type { Share } from './share.js';
import { fillOf, strokeOf, type Tone } from './tone.js';

const HEIGHT = 200;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A share over time with its interval; where nothing is known there is a gap. */
export function ShareChart(props: {
  readonly title: string;
  readonly summary: string;
  readonly labelTitle: string;
  readonly labels: readonly string[];
  readonly tone?: Tone;
  readonly values: readonly Share[];
}) {
  const texts = useTexts(CHART_TEXTS);
  const format = useFormat();
  const { title, summary, labelTitle, labels, tone = 'accent', values } = props;
  const said = (i: number): string => {
    const { share, count, of } = values[i] ?? {};
    return typeof share === 'number' && of
      ? `${format.percent(share, 1)} (${texts.of(format.number(count ?? 0), format.number(of))})`
      : texts.noData;
  };
  return (
    <ChartFigure
      title={title}
      summary={summary}
      height={HEIGHT}
      columns={[
        { key: 'label', title: labelTitle, cell: (i: number) => labels[i] },
        { key: 'share', title, numeric: true, cell: said },
        {
          key: 'range',
          title: texts.range,
          numeric: true,
          cell: (i: number) => {
            const { of, low = 0, high = 1 } = values[i] ?? {};
            return of ? texts.interval(format.percent(low, 1), format.percent(high, 1)) : '';
          },
        },
      ]}
      rows={labels.map((_, i) => i)}
      rowKey={(i) => i}
    >
      {(width) => {
        const y = linear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
        const room = (width - MARGIN.left - MARGIN.right) / Math.max(1, labels.length);
        const x = (i: number): number => MARGIN.left + room * (i + 0.5);
        return (
          <>
            <ValueAxis ticks={TICKS} y={y} width={width} label={(it) => format.percent(it)} />
            <LabelAxis labels={labels} x={x} width={width} height={HEIGHT} />
            {values.map(({ share, low, high }, i) =>
              share === null ? null : (
                <g key={i}>
                  <line
                    className={`${styles['whisker'] ?? ''} ${strokeOf(tone)}`}
                    x1={x(i)}
                    x2={x(i)}
                    y1={y(low)}
                    y2={y(high)}
                  />
                  <circle className={fillOf(tone)} cx={x(i)} cy={y(share)} r={4} />
                </g>
              ),
            )}
            <path
              className={`${styles['line'] ?? ''} ${strokeOf(tone)}`}
              d={lineOf(
                values.map(({ share }) => (share === null ? null : y(share))),
                x,
              )}
            />
          </>
        );
      }}
    </ChartFigure>
  );
}

function lineOf(heights: readonly (number | null)[], x: (i: number) => number): string {
  return heights
    .map((at, i) => {
      if (at === null) return '';
      const begins = typeof heights[i - 1] !== 'number';
      return `${begins ? 'M' : 'L'}${x(i)} ${at}`;
    })
    .join('');
}
