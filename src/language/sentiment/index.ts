export {
  type Sentiment,
  SENTIMENT_LEVELS,
  SENTIMENT_NAMES,
  type SentimentLevel,
  UNKNOWN_SENTIMENT,
} from './sentiment.js';
export {
  SENTIMENT_LANGUAGES,
  sentimentOf,
  type SentimentReader,
  sentimentReader,
} from './sentiment-reader.js';
export { type Trajectory, trajectoryOf, type Trend, TRENDS } from './trajectory.js';
