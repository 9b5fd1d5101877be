export { counted, defineTexts, type Texts, useTexts } from './define-texts.js';
export { type Format, formatOf, useFormat } from './format.js';
export { announce, language, setLanguage, useLanguage } from './language.js';
export { type Language, LANGUAGES } from './languages.js';
