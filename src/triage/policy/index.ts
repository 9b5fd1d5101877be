export { DraftPolicies, type TrialPolicy } from './draft-policies.js';
export { ENTITIES } from './entities.js';
export { GuaranteeService } from './guarantee.service.js';
export { MODE, OverrideBody } from './override.dto.js';
export { PolicyBody } from './policy.dto.js';
export { PolicyModule } from './policy.module.js';
export { PolicyService } from './policy.service.js';
export { policyInForce } from './policy-in-force.js';
