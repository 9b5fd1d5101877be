export { JudgingModule } from './judging.module.js';
export { ModelJudge } from './model-judge.js';
export { ModelJudges } from './model-judges.js';
export { LONG, readInTurns } from './read-in-turns.js';
