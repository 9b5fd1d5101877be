export { ENTITIES } from './entities.js';
export { feedbackGiven } from './feedback.events.js';
export { FeedbackModule } from './feedback.module.js';
