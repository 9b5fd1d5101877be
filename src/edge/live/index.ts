export { LiveModule } from './live.module.js';
export { LiveGateway } from './live-gateway.js';
export { serveLive } from './serve-live.js';
