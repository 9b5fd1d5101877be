export {
  type DetectedLanguage,
  type LanguageDetector,
  languageDetector,
  strangeness,
} from './language-detector.js';
