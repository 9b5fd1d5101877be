import { useLanguage } from './language.js';
import type { Language } from './languages.js';

/** A text, or what makes one of values such as a count. */
type Text = string | ((...values: never[]) => string);
type Same<T> = { readonly [Name in keyof T]: T[Name] extends string ? string : T[Name] };

/** The texts of one page or part, in each language. */
export type Texts<T> = Readonly<Record<Language, Same<T>>>;

/**
 * The texts of one page, written beside it: a name that lacks in a language, or takes other values
 * there, does not compile.
 */
export function defineTexts<T extends Record<string, Text>>(
  en: T,
  others: Readonly<Record<Exclude<Language, 'en'>, Same<T>>>,
): Texts<T> {
  return { en: en as Same<T>, ...others };
}

/** The texts in the language of whoever looks. */
export function useTexts<T>(texts: Texts<T>): Same<T> {
  return texts[useLanguage()];
}

/** `count` with the word for it: `counted('en', 2, {one: 'ticket', other: 'tickets'})`. */
export function counted(
  language: Language,
  count: number,
  words: { readonly one: string; readonly other: string },
): string {
  const rule = new Intl.PluralRules(language).select(count);
  const number = new Intl.NumberFormat(language).format(count);
  return `${number} ${rule === 'one' ? words.one : words.other}`;
}
