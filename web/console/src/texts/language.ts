import { useSyncExternalStore } from 'react';
import { type Language, LANGUAGES } from './languages.js';

const KEY = 'console.language';
const listeners = new Set<() => void>();

let current: Language = kept() ?? preferred();

/** The language of now, outside of components. */
export function language(): Language {
  return current;
}

/** The language of now; a component that asks is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** Changes the language here and for the next visit. */
export function setLanguage(next: Language): void {
  current = next;
  localStorage.setItem(KEY, next);
  announce();
  for (const listener of listeners) listener();
}

/** Tells the browser, and with it screen readers, in which language the page is. */
export function announce(): void {
  document.documentElement.lang = current;
}

function kept(): Language | undefined {
  const value = localStorage.getItem(KEY);
  return LANGUAGES.find((it) => it === value);
}

function preferred(): Language {
  const wanted = navigator.languages.map((it) => it.slice(0, 2));
  return wanted.flatMap((it) => LANGUAGES.filter((ours) => ours === it))[0] ?? 'en';
}
