export {
  counted,
  defineTexts,
  type Language,
  LANGUAGES,
  type Texts,
  useTexts,
} from './define-texts.js';
export { type Format, formatOf, useFormat } from './format.js';
export { announce, language, setLanguage, useLanguage } from './language.js';
