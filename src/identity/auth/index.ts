export { UnauthenticatedError } from './auth.errors.js';
export { AuthModule } from './auth.module.js';
export { ENTITIES } from './entities.js';
export { Customers } from './on-behalf/customers.js';
