export { ENTITIES } from './entities.js';
export { FeedbackModule } from './feedback.module.js';
