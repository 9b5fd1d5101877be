export { FIELD_TEXTS } from './field.texts.js';
export {
  EVENTS,
  FIELDS,
  fieldsAt,
  operatorsOf,
  type RuleField,
  type RuleOperator,
  takesList,
  takesNothing,
  type TriggerEvent,
} from './fields.js';
export {
  ACTION_TEXTS,
  EVENT_TEXTS,
  OPERATOR_TEXTS,
  TARGET_TEXTS,
  VALUE_TEXTS,
} from './rule.texts.js';
