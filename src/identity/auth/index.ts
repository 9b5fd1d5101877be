export { AuthModule } from './auth.module.js';
export { UnauthenticatedError } from './bearer/auth.errors.js';
export { ENTITIES } from './entities.js';
export { Customers } from './on-behalf/customers.js';
