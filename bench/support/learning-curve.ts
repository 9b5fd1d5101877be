/** What became of the tickets of one stretch of time. */
export interface Stretch {
  /** Tickets that have arrived until its end. */
  readonly until: number;
  /** Shares, 0 to 1: of its tickets that were answered, and of these that were wrong. */
  readonly answered: number;
  readonly wrong: number;
  readonly isLive: boolean;
}

const WIDTH = 720;
const HEIGHT = 400;
const MARGIN = 60;

/** The share answered and, ten times as large, the share of wrong answers, with the target. */
export function learningCurve(stretches: readonly Stretch[], target: number): string {
  const last = stretches.at(-1)?.until ?? 1;
  const x = (until: number) => (MARGIN + (until / last) * (WIDTH - 2 * MARGIN)).toFixed(1);
  const y = (share: number) => {
    return (HEIGHT - MARGIN - Math.min(share, 1) * (HEIGHT - 2 * MARGIN)).toFixed(1);
  };
  const live = stretches.filter(({ isLive }) => isLive);
  const line = (points: readonly (readonly [number, number])[], color: string, dashed = false) =>
    `<polyline points="${points.map(([at, share]) => `${x(at)},${y(share)}`).join(' ')}" fill="none" stroke="${color}" stroke-width="2"${dashed ? ' stroke-dasharray="6 4"' : ''}/>`;
  const answered = live.map(({ until, answered: share }) => [until, share] as const);
  const wrong = live.map(({ until, wrong: share }) => [until, share * 10] as const);
  const promised = [[0, target * 10] as const, [last, target * 10] as const];
  const bottom = HEIGHT - MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="white"/>
<text x="${WIDTH / 2}" y="28" text-anchor="middle" font-size="17">Share answered and wrong, per thousand tickets</text>
<rect x="${MARGIN}" y="${MARGIN}" width="${WIDTH - 2 * MARGIN}" height="${HEIGHT - 2 * MARGIN}" fill="none" stroke="#888"/>
<text x="${MARGIN - 6}" y="${MARGIN + 5}" text-anchor="end">100 %</text>
<text x="${MARGIN - 6}" y="${bottom + 5}" text-anchor="end">0 %</text>
<text x="${WIDTH - MARGIN + 6}" y="${MARGIN + 5}">10 %</text>
<text x="${MARGIN}" y="${bottom + 18}">0</text>
<text x="${WIDTH - MARGIN}" y="${bottom + 18}" text-anchor="end">${last} tickets</text>
<text x="${WIDTH / 2}" y="${bottom + 36}" text-anchor="middle"><tspan fill="#4878a8">answered (left)</tspan> · <tspan fill="#c0392b">wrong among these, and the target (right)</tspan></text>
${line(answered, '#4878a8')}
${line(wrong, '#c0392b')}
${line(promised, '#c0392b', true)}
</svg>
`;
}
