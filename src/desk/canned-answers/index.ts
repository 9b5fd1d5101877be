export { CannedAnswerTexts } from './canned-answer-texts.js';
export { CannedAnswersModule } from './canned-answers.module.js';
export { ENTITIES } from './entities.js';
export { fill, variablesViolation, type VariableValues } from './variables.js';
