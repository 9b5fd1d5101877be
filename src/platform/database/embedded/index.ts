export { type DatabaseServer, openDatabaseServer } from './database-server.js';
