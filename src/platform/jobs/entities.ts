import { BackgroundTask } from './background-task.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [BackgroundTask];
