export { ENTITIES } from './entities.js';
export { EscalationModule } from './escalation.module.js';
export {
  CONTACT_DAYS,
  type EscalationFacts,
  escalationOf,
  MOST_CONTACTS,
} from './escalation-of.js';
export {
  ESCALATION_REASONS,
  type EscalationReason,
  type EscalationSwitches,
} from './escalation-reasons.js';
export { EscalationSettingsService } from './escalation-settings.service.js';
