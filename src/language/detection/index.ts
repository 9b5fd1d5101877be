export { type LanguageDetector, languageDetector, languageNamer } from './language-detector.js';
export { type MessageLanguage, messageLanguage, UNDETECTED } from './message-language.js';
