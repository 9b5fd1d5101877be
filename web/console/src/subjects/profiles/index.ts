export { NameFields, PlaceFields } from './fields.js';
export { Notifications } from './notifications.js';
export { LANGUAGE_CODES, useLanguageName, ZONES } from './places.js';
export { PROFILE_TEXTS } from './profiles.texts.js';
