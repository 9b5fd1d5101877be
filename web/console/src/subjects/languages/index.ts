export { LANGUAGE_TEXTS } from './languages.texts.js';
export { useLanguageName } from './names.js';
export { TextsByLanguage, type TranslatedText } from './texts-by-language.js';
