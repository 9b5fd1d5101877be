import { useFormat, useTexts } from '~/texts/index.js';
import styles from './decision.module.css';
import { DECISION_TEXTS } from './decision.texts.js';

const WIDTH = 100;
const HEIGHT = 14;

/** A confidence as a bar, and the threshold as a line across it. */
export function ConfidenceLine(props: {
  readonly confidence: number;
  readonly threshold: number | null;
}) {
  const texts = useTexts(DECISION_TEXTS);
  const format = useFormat();
  const { confidence, threshold } = props;
  const label = texts.line(
    format.percent(confidence, 1),
    threshold === null ? texts.unknown : format.percent(threshold, 1),
  );
  const reaches = threshold !== null && confidence >= threshold;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={styles['line']}
    >
      <rect y={4} width={WIDTH} height={6} rx={1} className={styles['ground']} />
      <rect
        y={4}
        width={confidence * WIDTH}
        height={6}
        rx={1}
        className={styles[reaches ? 'reaches' : 'falls']}
      />
      {threshold !== null && (
        <line
          x1={threshold * WIDTH}
          x2={threshold * WIDTH}
          y1={0}
          y2={HEIGHT}
          className={styles['threshold']}
        />
      )}
    </svg>
  );
}
