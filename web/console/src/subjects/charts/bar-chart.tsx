import { useFormat } from '~/texts/index.js';
import { ChartFigure } from './chart-figure.js';
import { LabelAxis, MARGIN, ValueAxis } from './frame.js';
import { linear, ticksTo } from './scale.js';
import { fillOf, type Tone } from './tone.js';

const HEIGHT = 200;

/** What stands upon what: a number for each label. */
export interface Series {
  readonly label: string;
  readonly tone: Tone;
  readonly values: readonly number[];
}

/** Bars over time whose parts stand upon each other. */
export function BarChart(props: {
  readonly title: string;
  readonly summary: string;
  /** What the labels are, such as days. */
  readonly labelTitle: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}) {
  const format = useFormat();
  const { title, summary, labelTitle, labels, series } = props;
  const sums = labels.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
  const ticks = ticksTo(Math.max(0, ...sums));
  return (
    <ChartFigure
      title={title}
      summary={summary}
      height={HEIGHT}
      legend={series}
      columns={[
        { key: 'label', title: labelTitle, cell: (i: number) => labels[i] },
        ...series.map((it) => ({
          key: it.label,
          title: it.label,
          numeric: true,
          cell: (i: number) => format.number(it.values[i] ?? 0),
        })),
      ]}
      rows={labels.map((_, i) => i)}
      rowKey={(i) => i}
    >
      {(width) => {
        const room = (width - MARGIN.left - MARGIN.right) / Math.max(1, labels.length);
        const y = linear([0, ticks.at(-1) ?? 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
        const x = (i: number): number => MARGIN.left + room * (i + 0.5);
        const size = Math.min(28, room * 0.72);
        return (
          <>
            <ValueAxis ticks={ticks} y={y} width={width} label={(it) => format.number(it, 1)} />
            <LabelAxis labels={labels} x={x} width={width} height={HEIGHT} />
            {stacked(series, labels.length).map(({ tone, label, i, from, to }) => (
              <rect
                key={`${label} ${i}`}
                className={fillOf(tone)}
                x={x(i) - size / 2}
                y={y(to)}
                width={size}
                height={Math.max(0, y(from) - y(to))}
              />
            ))}
          </>
        );
      }}
    </ChartFigure>
  );
}

function stacked(series: readonly Series[], count: number) {
  const tops = new Array<number>(count).fill(0);
  return series.flatMap(({ tone, label, values }) =>
    tops.map((from, i) => {
      const to = from + (values[i] ?? 0);
      tops[i] = to;
      return { tone, label, i, from, to };
    }),
  );
}
