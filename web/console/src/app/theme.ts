const KEY = 'console.theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Light, dark, or as the system says. */
export function theme(): Theme {
  const kept = localStorage.getItem(KEY);
  return THEMES.find((it) => it === kept) ?? 'system';
}

/** Changes it here and for the next visit. */
export function setTheme(next: Theme): void {
  localStorage.setItem(KEY, next);
  applyTheme();
}

/** Tells the page. */
export function applyTheme(): void {
  const chosen = theme();
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}
