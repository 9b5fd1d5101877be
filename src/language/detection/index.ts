export { type LanguageDetector, languageDetector } from './language-detector.js';
export { type MessageLanguage, messageLanguage, UNDETECTED } from './message-language.js';
