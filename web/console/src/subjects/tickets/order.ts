const KEY = 'console.queue-order';

/** Keeps in which order a list was shown, so that the page of a ticket knows the one before and behind. */
export function keepOrder(ids: readonly number[]): void {
  sessionStorage.setItem(KEY, JSON.stringify(ids));
}

/** The tickets before and behind one in the list from which it was opened. */
export function neighbours(id: number): { readonly previous?: number; readonly next?: number } {
  const ids = kept();
  const at = ids.indexOf(id);
  if (at < 0) return {};
  const [previous, next] = [ids[at - 1], ids[at + 1]];
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}

function kept(): readonly number[] {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return [];
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter((it): it is number => typeof it === 'number') : [];
}
