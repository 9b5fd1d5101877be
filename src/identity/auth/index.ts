export { AuthModule } from './auth.module.js';
export { UnauthenticatedError } from './bearer/auth.errors.js';
export { type Admitted, Callers } from './callers.js';
export { ENTITIES } from './entities.js';
export { Customers } from './on-behalf/customers.js';
export { sessionEnded } from './tokens/session.events.js';
