import type { ReactNode } from 'react';
import { useTexts } from '~/texts/index.js';
import { type Column, DataTable } from '~/ui/index.js';
import styles from './charts.module.css';
import { CHART_TEXTS } from './charts.texts.js';
import { fillOf, type Tone } from './tone.js';
import { useWidth } from './use-width.js';

export interface LegendKey {
  readonly label: string;
  readonly tone: Tone;
}

/** A chart with what it says in a sentence, and the table that holds the same numbers. */
export function ChartFigure<Row>(props: {
  readonly title: string;
  /** What a glance at the chart tells, for those who do not see it. */
  readonly summary: string;
  readonly height: number;
  readonly legend?: readonly LegendKey[];
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly children: (width: number) => ReactNode;
}) {
  const texts = useTexts(CHART_TEXTS);
  const [ref, width] = useWidth();
  const { title, summary, height, legend = [], columns, rows, rowKey, children } = props;
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>
        <h3>{title}</h3>
        <Legend keys={legend} />
      </figcaption>
      <div ref={ref} className={styles['canvas']}>
        {width > 0 && (
          <svg
            role="img"
            aria-label={`${title}. ${summary}`}
            className={styles['svg']}
            width={width}
            height={height}
          >
            {children(width)}
          </svg>
        )}
      </div>
      <details className={styles['details']}>
        <summary>{texts.asTable}</summary>
        <DataTable caption={title} columns={columns} rows={rows} rowKey={rowKey} />
      </details>
    </figure>
  );
}

function Legend({ keys }: { readonly keys: readonly LegendKey[] }) {
  if (keys.length === 0) return null;
  return (
    <span className={styles['legend']}>
      {keys.map(({ label, tone }) => (
        <span key={label} className={styles['key']}>
          <span className={`${styles['swatch'] ?? ''} ${fillOf(tone)}`} />
          {label}
        </span>
      ))}
    </span>
  );
}
