export { RecoveryCodes } from './recovery-codes.js';
export { Secret } from './secret.js';
