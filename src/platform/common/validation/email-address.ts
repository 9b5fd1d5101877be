import { domainToASCII, domainToUnicode } from 'node:url';

/** Alphabets with letters that look alike; nobody's name needs two of them. */
const ALPHABETS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Coptic',
  'Cherokee',
  'Lisu',
  'Hebrew',
];
const SCRIPTS = ALPHABETS.map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));

// Signs of no width, marks of direction and the like: two addresses would look the same.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;

// Letters of other alphabets, and the Latin ones that they are taken for (of Unicode's UTS 39).
const FOREIGN = 'авеіјорсухѕԁԛԝһӏкпгьѵѡԍғαικνορτυχγηωϲϳεօոսհցզյքıɑɡɩʋʏꜱᴏᴄᴠᴡᴢ';
const LATIN = 'abeijopcyxsdqwhlknrbvwgfaikvoptuxynwcjeonuhgqjfiagiuysocvwz';
const TWINS = new Map(Array.from(FOREIGN, (letter, place) => [letter, LATIN.charAt(place)]));

/**
 * The one spelling of an address: its name by NFKC in lower case, its domain as the name system has
 * it (IDNA). Nothing where it is no address.
 */
export function canonicalAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  if (at < 1 || !address.isWellFormed()) return undefined;
  const name = address.slice(0, at).normalize('NFKC').toLowerCase().normalize('NFKC');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' || name.includes('@') ? undefined : `${name}@${domain}`;
}

/**
 * What somebody may have been known by: the address as it is written, in lower case, which is how
 * older accounts have it, and in its one spelling.
 */
export function spellingsOf(address: string): string[] {
  const lowerCase = address.toLowerCase();
  return [...new Set([lowerCase, canonicalAddress(address) ?? lowerCase])];
}

/** What keeps the name of an address from being told from others by looking at it, or nothing. */
export function deceptionIn(address: string): string | undefined {
  const name = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  if (UNSEEN.test(name)) return 'must not contain characters that nobody sees';
  const used = SCRIPTS.filter((script) => script.test(name)).length;
  return used > 1 ? 'must not mix letters of several alphabets' : undefined;
}

/**
 * What an address looks like: the same for those that people take for each other. One of ASCII is its
 * own, so that `l` and `1` stay two.
 */
export function lookOf(address: string): string {
  const at = address.lastIndexOf('@');
  const shown = `${address.slice(0, at)}@${domainToUnicode(address.slice(at + 1))}`;
  const letters = Array.from(shown.normalize('NFD'), (letter) => TWINS.get(letter) ?? letter);
  return letters.join('').normalize('NFC');
}
