import { useEffect, useRef, useSyncExternalStore } from 'react';

const OFF = 'console.single-keys-off';

/** A key and what it does. */
export interface Shortcut {
  /** The key itself, such as `j` or `?`, or `mod+k` for Control or Command. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

const layers = new Set<{ readonly current: readonly Shortcut[] }>();
const listeners = new Set<() => void>();

/** The keys of now, the latest part of the page first; of the same key the first counts. */
export function shortcutsOfNow(): readonly Shortcut[] {
  return [...layers].reverse().flatMap(({ current }) => current);
}

/** Keys that count as long as the component is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    layers.add(latest);
    return () => void layers.delete(latest);
  }, []);
}

/** Whether single keys do something; they can be switched off (WCAG 2.1.4). */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const isOn = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(OFF) === null,
  );
  const turn = (on: boolean): void => {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'off');
    for (const listener of listeners) listener();
  };
  return [isOn, turn];
}

/** Hears the keys of the page; called once. */
export function hearKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = nameOf(event);
    if (pressed === undefined) return;
    const shortcut = shortcutsOfNow().find(({ keys }) => keys === pressed);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
}

/**
 * Single keys count only outside of what takes text and of dialogs. Alt and AltGr never count: on
 * many keyboards they make letters.
 */
function nameOf(event: KeyboardEvent): string | undefined {
  if (event.altKey || event.getModifierState('AltGraph')) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `mod+${key}`;
  if (localStorage.getItem(OFF) !== null && key !== '?') return undefined;
  return event.target instanceof Element && takesKeys(event.target) ? undefined : key;
}

function takesKeys(target: Element): boolean {
  const taking =
    'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable], [role=dialog], [role=menu]';
  return target.closest(taking) !== null;
}
