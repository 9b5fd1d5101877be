/** Characters that nobody sees: zero-width ones, the soft hyphen, a byte order mark. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** A name as it is kept: composed (NFC), without what nobody sees. */
export function cleanIntentName(name: string): string {
  return name.normalize('NFC').replace(UNSEEN, '').trim();
}

/** What is equal of two names that people take for one. */
export function intentKey(name: string): string {
  return cleanIntentName(name).toLowerCase();
}
