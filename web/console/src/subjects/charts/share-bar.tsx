import { useFormat, useTexts } from '~/texts/index.js';
import styles from './charts.module.css';
import { CHART_TEXTS } from './charts.texts.js';
import type { Share } from './share.js';
import { fillOf, strokeOf, type Tone } from './tone.js';

const SIZE = { width: 96, height: 14 };

/** A share in a table: a bar with its interval, and the numbers beside it. */
export function ShareBar(props: { readonly value: Share; readonly tone?: Tone }) {
  const texts = useTexts(CHART_TEXTS);
  const format = useFormat();
  const { value, tone = 'accent' } = props;
  const { share, low, high, count, of } = value;
  if (share === null) return <span>–</span>;
  const said = texts.interval(format.percent(low, 1), format.percent(high, 1));
  return (
    <span className={styles['share']} title={`${texts.range}: ${said}`}>
      <svg
        aria-hidden="true"
        className={styles['svg']}
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        width="100%"
        height={SIZE.height}
        preserveAspectRatio="none"
      >
        <rect className={styles['shareTrack']} width={SIZE.width} height={SIZE.height} rx={2} />
        <rect className={fillOf(tone)} width={share * SIZE.width} y={4} height={6} rx={1} />
        <line
          className={strokeOf('plain')}
          x1={low * SIZE.width}
          x2={high * SIZE.width}
          y1={12}
          y2={12}
          strokeWidth={2}
        />
      </svg>
      <span className={styles['shareText']}>
        {format.percent(share, 1)}{' '}
        <small>{texts.of(format.number(count), format.number(of))}</small>
      </span>
    </span>
  );
}
