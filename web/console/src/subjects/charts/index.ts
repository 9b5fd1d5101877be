export { BarChart, type Series } from './bar-chart.js';
export { ReliabilityChart } from './reliability-chart.js';
export type { Share } from './share.js';
export { ShareBar } from './share-bar.js';
export { ShareChart } from './share-chart.js';
