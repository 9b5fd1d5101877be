import { SavedView } from './saved-view.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [SavedView];
