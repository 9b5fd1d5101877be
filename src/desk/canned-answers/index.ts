export { CannedAnswersModule } from './canned-answers.module.js';
export { ENTITIES } from './entities.js';
