import type { ReactNode } from 'react';
import styles from './charts.module.css';
import { type Scale, shownLabels } from './scale.js';

/** The space around what is drawn, for the labels of the axes. */
export const MARGIN = { top: 8, right: 10, bottom: 24, left: 46 };
/** Of a date, the longest that they are. */
const LABEL_WIDTH = 88;

/** Lines for round values with their labels at the left. */
export function ValueAxis(props: {
  readonly ticks: readonly number[];
  readonly y: Scale;
  readonly width: number;
  readonly label: (value: number) => string;
}) {
  const { ticks, y, width, label } = props;
  return ticks.map((tick) => (
    <g key={tick}>
      <line
        className={tick === 0 ? styles['axis'] : styles['grid']}
        x1={MARGIN.left}
        x2={width - MARGIN.right}
        y1={y(tick)}
        y2={y(tick)}
      />
      <text x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end">
        {label(tick)}
      </text>
    </g>
  ));
}

/** Labels below, as many as there is room for. */
export function LabelAxis(props: {
  readonly labels: readonly string[];
  readonly x: Scale;
  readonly width: number;
  readonly height: number;
}): ReactNode {
  const { labels, x, width, height } = props;
  const room = width - MARGIN.left - MARGIN.right;
  return shownLabels(labels.length, room, LABEL_WIDTH).map((i) => (
    <text key={i} x={x(i)} y={height - 6} textAnchor={anchorOf(x(i), width)}>
      {labels[i]}
    </text>
  ));
}

/** So that the label at an edge is not cut. */
function anchorOf(at: number, width: number): 'start' | 'middle' | 'end' {
  if (at > width - LABEL_WIDTH / 2) return 'end';
  return at < MARGIN.left + LABEL_WIDTH / 4 ? 'start' : 'middle';
}
