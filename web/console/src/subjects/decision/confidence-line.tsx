import { useFormat, useTexts } from '~/texts/index.js';
import styles from './decision.module.css';
import { DECISION_TEXTS } from './decision.texts.js';

/** How sure it is against the line that it takes; `before` is how sure it was of another version. */
export function ConfidenceLine(props: {
  readonly confidence: number;
  readonly threshold: number | null;
  readonly before?: number | undefined;
  /** Of the drawing, in pixels. */
  readonly height?: number;
}) {
  const texts = useTexts(DECISION_TEXTS);
  const format = useFormat();
  const { confidence, threshold, before, height = 40 } = props;
  const sure = format.percent(confidence, 1);
  const said =
    threshold === null ? texts.noThreshold(sure) : texts.line(sure, format.percent(threshold, 1));
  const isEnough = threshold !== null && confidence >= threshold;
  return (
    <svg
      role="img"
      aria-label={said}
      className={styles['line']}
      viewBox="0 0 1000 40"
      height={height}
      width="100%"
      preserveAspectRatio="none"
    >
      <rect className={styles['track']} y={12} width={1000} height={16} />
      <rect
        className={isEnough ? styles['enough'] : styles['short']}
        y={12}
        width={confidence * 1000}
        height={16}
      />
      {before !== undefined && (
        <rect className={styles['before']} x={before * 1000 - 1} y={6} width={3} height={28} />
      )}
      {threshold !== null && (
        <rect
          className={styles['threshold']}
          x={threshold * 1000 - 2}
          y={2}
          width={4}
          height={36}
        />
      )}
    </svg>
  );
}
