export { ConfigModule, type Configuration } from './config.module.js';
export type { EncoderSetting } from './encoder-settings.js';
export { trustedProxies } from './environment.js';
export { loadSettings, SettingsError } from './load-settings.js';
export { type Environment, Settings } from './settings.js';
