import type { components } from '@client';
import styles from './dial.module.css';

type Estimated = components['schemas']['WrongAnswers'];

const WIDTH = 1000;

/** The budget as a line, and on it the interval of what is spent. */
export function BudgetBar(props: {
  readonly allowed: number;
  readonly estimated: Estimated;
  readonly label: string;
}) {
  const { allowed, estimated, label } = props;
  const most = Math.max(allowed, estimated.high, 1) * 1.05;
  const x = (value: number): number => (value / most) * WIDTH;
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles['svg']}
      viewBox={`0 0 ${WIDTH} 24`}
      width="100%"
      height={24}
      preserveAspectRatio="none"
    >
      <rect className={styles['budgetTrack']} y={6} width={WIDTH} height={12} />
      <rect
        className={styles['budgetRange']}
        x={x(estimated.low)}
        y={6}
        width={Math.max(2, x(estimated.high) - x(estimated.low))}
        height={12}
      />
      {estimated.count !== null && (
        <rect
          className={styles['budgetMark']}
          x={x(estimated.count) - 2}
          y={3}
          width={5}
          height={18}
        />
      )}
      <rect className={styles['budgetLimit']} x={x(allowed) - 1} width={3} height={24} />
    </svg>
  );
}
