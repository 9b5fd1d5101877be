import type { Token } from './tokens.js';

/** What customers of a support desk write when something is wrong, or right, and words alone miss. */
const PHRASES: readonly (readonly [string, RegExp])[] = [
  [
    'again-and-again',
    /\b(second|third|fourth|fifth|sixth|[3-9](rd|th)|umpteenth|nth) (time|attempt|try)\b|\b(twice|three times|four times|five times) (now|already|before)\b|\bzum (zweiten|dritten|vierten|fünften|x-ten|wiederholten) mal|\b(schon|jetzt) wieder\b|\bonce again\b|\byet again\b/i,
  ],
  [
    'waiting',
    /\bstill (waiting|no|nothing|not|hasn|haven|isn)|\bbeen waiting\b|\bwarte (ich )?(jetzt |nun |schon |immer |noch |seit )|\bimmer noch\b|\bsince (monday|tuesday|wednesday|thursday|friday|may|june|july|march|april|last)\b/i,
  ],
  [
    'for-ages',
    /\b(for|in|after|over|seit) (\w+ )?(\w+ )?(hours|days|weeks|months|years|stunden|tagen|wochen|monaten|jahren)\b|\bfor ages\b|\bewig/i,
  ],
  [
    'law',
    /\b(lawyer|solicitor|attorney|court|sue|legal action|ombudsman|trading standards|police|regulator|anwalt|anzeige|klage|polizei|verbraucherzentrale|gericht)\b/i,
  ],
  ['leaving', /\b(never again|last time|going elsewhere|switching to|nie wieder|letztes mal)\b/i],
  [
    'blame',
    /\b(joke of|shame on|how dare|are you (kidding|serious|people|out|even)|wtf|unverschämt\w*|frechheit|saftladen|abzock\w*|betrüg\w*|betrug|scam\w*|thie(f|ves)|liars?|crooks?|clowns?|incompeten\w*|useless|pathetic|ridiculous|disgust\w*|disgrace\w*)\b/i,
  ],
  [
    'thanks',
    /\b(thanks|thank you|thx|ty|cheers|much appreciated|appreciate it|danke\w*|vielen dank|merci)\b/i,
  ],
  [
    'asking',
    /^\W*(?:(?:hi|hello|hey|hallo|guten \w+|good \w+)\b\W*)?(?:how|what|when|where|which|who|can|could|do|does|is|are|may|will|would|wie|was|wann|wo|welche\w*|wer|kann|können|gibt|ist|sind|muss|darf)\b/i,
  ],
  ['quoted', /["“„]\p{L}[^"”“\n]{0,40}["”“]/u],
];
const MOST_EXCLAMATIONS = 3;
const LONG = [3, 6, 12, 25, 50];

/** The cues of a message beside its words: how it is written, and phrases that weigh more than words. */
export function cuesOf(part: string, tokens: readonly Token[]): string[] {
  const words = tokens.filter((it) => it.isWord);
  return [
    ...PHRASES.filter(([, pattern]) => pattern.test(part)).map(([name]) => name),
    ...shouted(words),
    ...signs(tokens),
    `long-${LONG.filter((it) => words.length > it).length}`,
  ];
}

function shouted(words: readonly Token[]): string[] {
  const capitals = words.filter(({ written }) => written.length >= 3 && isUpper(written)).length;
  if (capitals === 0) return [];
  return capitals >= 3 || capitals * 2 > words.length ? ['capitals', 'shouted'] : ['capitals'];
}

function isUpper(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

function signs(tokens: readonly Token[]): string[] {
  const runs = tokens.filter(({ text }) => text.startsWith('!') || text.startsWith('?'));
  const all = runs.map(({ text }) => text).join('');
  const exclamations = Math.min(all.split('!').length - 1, MOST_EXCLAMATIONS);
  const last = tokens.at(-1)?.text;
  return [
    ...(exclamations > 0 ? [`exclamations-${exclamations}`] : []),
    ...(runs.some(({ text }) => text.length > 1 && text.includes('?')) ? ['disbelief'] : []),
    ...(last?.endsWith('?') ? ['question'] : []),
    ...(all === '' ? ['calm'] : []),
    ...(tokens.some(({ text }) => text === '…' || text.startsWith('..')) ? ['trailing'] : []),
    ...(tokens.some(({ isTurned }) => isTurned) ? ['turned'] : []),
  ];
}
