/** Finds one of these phrases in a document, which has one space between words and at both ends. */
export function says(...phrases: readonly string[]): RegExp {
  return new RegExp(` (?:${phrases.join('|')})(?= )`, 'u');
}

/** Finds one of these phrases where a document begins, behind words that only lead to it. */
export function begins(...phrases: readonly string[]): RegExp {
  return new RegExp(`^ (?:${LEAD} )*(?:${phrases.join('|')})(?= )`, 'u');
}

const LEAD =
  '(?:hm+|um+|uh|well|so|sorry|oh|ah|ok|okay|hi|hello|hey|dear|all|unfortunately|actually|and|but|then|also|thanks|thank you|thx|great|perfect|super|hallo|guten tag|danke|dank|vielen|und|aber|also|leider|ja|yes|anna)';
