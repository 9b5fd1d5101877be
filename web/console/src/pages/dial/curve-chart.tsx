import { ChartFigure } from '~/subjects/charts/chart-figure.js';
import { MARGIN, ValueAxis } from '~/subjects/charts/frame.js';
import { linear } from '~/subjects/charts/scale.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { changesAt, totalOf } from './curve.js';
import type { RiskCurve } from './curve-query.js';
import styles from './dial.module.css';
import { DIAL_TEXTS } from './dial.texts.js';

const HEIGHT = 190;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const FROM = 0.2;
/** So many thresholds are enough to draw a line. */
const EACH = 6;

/** How much is answered, and how much of that is wrong, at every threshold; the dial is a line. */
export function CurveChart(props: {
  readonly curve: RiskCurve;
  readonly threshold: number | null;
}) {
  const texts = useTexts(DIAL_TEXTS);
  const format = useFormat();
  const { curve, threshold } = props;
  const points = curve.thresholds
    .filter((at, i) => at >= FROM && i % EACH === 0)
    .map((at) => {
      const { answered, wrong } = totalOf(changesAt(curve, at).map(({ after }) => after));
      return {
        at,
        share: answered / Math.max(1, curve.total),
        wrong: wrong / Math.max(1, answered),
      };
    });
  const here = totalOf(changesAt(curve, threshold).map(({ after }) => after));
  const percent = (share: number): string => format.percent(share, 1);
  return (
    <ChartFigure
      title={texts.curve}
      summary={texts.curveSummary(
        percent(here.answered / Math.max(1, curve.total)),
        threshold === null ? '–' : percent(threshold),
      )}
      height={HEIGHT}
      legend={[
        { label: texts.answered, tone: 'accent' },
        { label: texts.curveWrong, tone: 'bad' },
      ]}
      columns={[
        { key: 'at', title: texts.byThreshold, cell: ({ at }) => percent(at) },
        { key: 'share', title: texts.answered, numeric: true, cell: ({ share }) => percent(share) },
        {
          key: 'wrong',
          title: texts.curveWrong,
          numeric: true,
          cell: ({ wrong }) => percent(wrong),
        },
      ]}
      rows={points}
      rowKey={({ at }) => at}
    >
      {(width) => {
        const x = linear([FROM, 1], [MARGIN.left, width - MARGIN.right]);
        const y = linear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
        const line = (of: (point: (typeof points)[number]) => number): string =>
          points.map((it) => `${x(it.at)},${y(of(it))}`).join(' ');
        return (
          <>
            <ValueAxis ticks={TICKS} y={y} width={width} label={(it) => format.percent(it)} />
            {[0.25, 0.5, 0.75, 1].map((it) => (
              <text key={it} x={x(it)} y={HEIGHT - 6} textAnchor={it === 1 ? 'end' : 'middle'}>
                {format.percent(it)}
              </text>
            ))}
            <polyline className={styles['answered']} points={line(({ share }) => share)} />
            <polyline className={styles['wrong']} points={line(({ wrong }) => wrong)} />
            {threshold !== null && (
              <line
                className={styles['here']}
                x1={x(threshold)}
                x2={x(threshold)}
                y1={y(0)}
                y2={y(1)}
              />
            )}
          </>
        );
      }}
    </ChartFigure>
  );
}
