import type { ScoredPrediction } from '../../src/triage/core/classifier/metrics.js';

const SIZE = 480;
const MARGIN = 56;
const PLOT = SIZE - 2 * MARGIN;
const BINS = 15;

/** Confidence against accuracy in 15 bins; a calibrated model follows the diagonal. */
export function reliabilityDiagram(judged: readonly ScoredPrediction[]): string {
  const bars = Array.from({ length: BINS }, (_, bin) => {
    const inside = judged.filter(
      ({ confidence }) => Math.min(Math.floor(confidence * BINS), BINS - 1) === bin,
    );
    if (inside.length === 0) return '';
    const accuracy = inside.filter(({ right }) => right).length / inside.length;
    const height = accuracy * PLOT;
    const left = MARGIN + (bin / BINS) * PLOT + 1;
    const title = `${inside.length} messages, ${(accuracy * 100).toFixed(1)} % right`;
    return `<rect x="${left.toFixed(1)}" y="${(SIZE - MARGIN - height).toFixed(1)}" width="${(PLOT / BINS - 2).toFixed(1)}" height="${height.toFixed(1)}" fill="#4878a8"><title>${title}</title></rect>`;
  }).join('');
  const diagonal = line([
    [0, 0],
    [1, 1],
  ]);
  return frame('Reliability', 'confidence', 'right', bars + diagonal);
}

/** Share answered against the share of wrong answers, most confident first; up to 20 % wrong. */
export function riskCoverageCurve(judged: readonly ScoredPrediction[]): string {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  const step = Math.max(1, Math.floor(sorted.length / 400));
  const points: [number, number][] = [];
  sorted.forEach(({ right }, index) => {
    if (!right) wrong += 1;
    if (index % step > 0 && index < sorted.length - 1) return;
    points.push([(index + 1) / sorted.length, Math.min(1, (wrong / (index + 1)) * 5)]);
  });
  return frame('Risk and coverage', 'answered', 'wrong', line(points), '20 %');
}

function line(points: readonly (readonly [number, number])[]): string {
  const path = points.map(
    ([x, y]) => `${(MARGIN + x * PLOT).toFixed(1)},${(SIZE - MARGIN - y * PLOT).toFixed(1)}`,
  );
  return `<polyline points="${path.join(' ')}" fill="none" stroke="#c0392b" stroke-width="2"/>`;
}

function frame(title: string, x: string, y: string, content: string, top = '100 %'): string {
  const low = SIZE - MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" font-family="sans-serif" font-size="14">
<rect width="100%" height="100%" fill="white"/>
<text x="${SIZE / 2}" y="30" text-anchor="middle" font-size="18">${title}</text>
<rect x="${MARGIN}" y="${MARGIN}" width="${PLOT}" height="${PLOT}" fill="none" stroke="#888"/>
<text x="${MARGIN}" y="${low + 20}">0 %</text><text x="${low}" y="${low + 20}" text-anchor="end">100 %</text>
<text x="${SIZE / 2}" y="${low + 36}" text-anchor="middle">${x}</text>
<text x="${MARGIN - 6}" y="${MARGIN + 12}" text-anchor="end">${top}</text>
<text x="20" y="${SIZE / 2}" text-anchor="middle" transform="rotate(-90 20 ${SIZE / 2})">${y}</text>
${content}
</svg>
`;
}
