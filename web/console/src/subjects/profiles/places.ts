import { useMemo } from 'react';
import { useLanguage } from '~/texts/index.js';

/** Languages that texts are written in most; the API takes any of ISO 639-1. */
export const LANGUAGE_CODES = (
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru ' +
  'sk sl sr sv th tr uk ur vi zh'
).split(' ');

/** The time zones that this browser knows. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** What languages are called in the language of whoever looks. */
export function useLanguageName(): (code: string) => string {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'language' });
    return (code: string) => names.of(code) ?? code;
  }, [language]);
}
