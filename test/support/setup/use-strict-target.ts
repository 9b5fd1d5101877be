import { GIVEN } from '../given.js';

process.env[GIVEN.target] = process.env[GIVEN.strictTarget];
