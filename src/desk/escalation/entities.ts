import { EscalationSettings } from './escalation-settings.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [EscalationSettings];
