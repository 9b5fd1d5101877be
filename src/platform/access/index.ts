export {
  ACCESS,
  Access,
  ACCESS_KINDS,
  type AccessKinds,
  type AccessRule,
  KEY_HEADER,
  PASSWORD_OWNERS,
  PEOPLE,
} from './access.js';
export { AccountKind } from './account-kind.js';
export { type ActingKey, type Actor, CurrentUser, isStaff } from './actor.js';
export { ForOperators, isOperator, OPERATORS } from './operators.js';
export { CurrentOrigin, type Origin, originOf } from './origin.js';
export { includesRole, Role, STAFF_ROLES } from './role.js';
export {
  type Area,
  coversScope,
  namesScope,
  neededScope,
  type Scope,
  SCOPED,
  Scoped,
  type ScopeRule,
  SCOPES,
} from './scope.js';
export { mayChange, seenBy, type Shareable } from './shareable.js';
export { needsStepUp, STEP_UP, StepUp, type StepUpRule } from './step-up.js';
export { WITHOUT_SECOND_FACTOR, WithoutSecondFactor } from './without-second-factor.js';
