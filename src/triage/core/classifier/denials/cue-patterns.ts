import type { Denial } from './denial.js';

/** Finds a denial in a document; all have one space between words and at both ends. */
interface CuePattern {
  readonly denial: Denial;
  readonly pattern: RegExp;
  /** Whether it takes back the whole clause and not only what follows. */
  readonly isAround?: boolean;
}

const ADVERB = '(?:really |actually |even |ever |currently |necessarily |now |yet )?';
const BEFORE_ORDER =
  '^ (?:(?:please|pls|plz|hi|hello|hey|also|and|but|so|just|then|no|ok|okay|sorry|kindly) )*';
/** Who does not know, have or see something gives no order, though nobody is named. */
const NO_ORDER = `(?:know|see|understand|remember|recogni[sz]e|think|like|get|have|works?|mind|believe|own|want|need|receive|sure|only|just|yet|what|my|the|a|as|in|on|to|for|at|\\p{L}+ing|\\p{L}+ed)`;
const WANT = `(?:want(?:ed)?|need(?:ed)?|wish|intend|plan|mean|care|like (?:to|a|an|any|it|my)|ask(?:ed)?|request(?:ed)?|say|said|claim|have to|have (?:any|a) (?:suggestion|question|complaint|problem|trouble|issue|doubt))`;
const ASKING = `(?:asking|requesting|looking|complaining|saying|claiming|demanding|talking about|waiting|interested|after|about to|going to|planning|trying|true|necessary)`;
/** What is missed, not taken back: something that is not right, here or working. */
const MISSED = `(?:only|sure|yet|just|what|in|on|at|for|the|my|able|right|correct|ok|okay|good|valid|possible|available|here|there|enough|allowed|accepted|accurate|up|successful|complete|told|given|informed|notified|recogni[sz]ed|cleared|updated|verified|received|delivered|shipped|sent|found|credited|refunded|processed|applied|added|connected|answered|solved|resolved|\\p{L}+ing)`;
const WOLLEN = `(?:will|wollen|wollte|möchten?|brauchen?|bitte|soll|sollen|muss|müssen|verlange)`;
const NICHT = `(?:nicht|nie|niemals|kein\\p{L}{0,2})`;

/** What is a complaint by itself: without it, one is well. */
const TROUBLE = `beschädigt|kaputt|defekt|zerbrochen|gestohlen|verspätet|gehackt|gesperrt|abgelehnt|doppelt|falsch`;

const behind = (denial: Denial, pattern: string): CuePattern => ({
  denial,
  pattern: new RegExp(pattern, 'u'),
});
const around = (denial: Denial, pattern: string): CuePattern => ({
  ...behind(denial, pattern),
  isAround: true,
});

/** The first that is found counts. English says "not" before what it takes back, German behind it too. */
export const PATTERNS: readonly CuePattern[] = [
  behind('unwanted', `${BEFORE_ORDER}(?:do not|never|not) (?!${NO_ORDER} )`),
  behind('unwanted', ` (?:do|does|did|would|should) not ${ADVERB}${WANT} `),
  behind('unwanted', ` never ${ADVERB}(?:want|wanted|ask|asked|request|requested|said) `),
  behind('unwanted', ` (?:am|are|is|was|i|we) not ${ADVERB}${ASKING} `),
  behind('unwanted', ` (?:rather|prefer to) not | no need | need not `),
  behind('unwanted', ` no longer (?:need|want|wish)(?: to)? | without (?=\\p{L}+ing )`),
  behind('unwanted', ` (?:i|we|lawyer) will not (?!be )`),
  behind('unwanted', `^ no (?=.* please )`),
  behind(
    'untrue',
    `(?<! there) (?:is|was|are|were|am) no(?:t)? (?!${MISSED} )(?!.* (?:correct|right) )`,
  ),
  behind('untrue', ` (?:nobody|nothing) (?:is|was|has) `),
  behind('untrue', ` (?:have|no) (?:problems?|trouble|issues?) (?:with|to) `),
  around('unwanted', `(?=.* ${WOLLEN} ).* ${NICHT} `),
  around('unwanted', `^ (?:storn|kündig|lösch|schick|änder|send|erstatt)\\p{L}* .*${NICHT} `),
  around('untrue', ` (?:ist|sind|war|waren|wurde|wurden) .*${NICHT} .*(?:${TROUBLE})`),
];

/** What has come to an end. */
export const FINISHED =
  / (?:\p{L}+ed|done|got|gotten|found|given|gave|set|reset|sent|paid|came|come|back|chosen|chose|told|known|know|bought|begun|taken|took|off|works|ge\p{L}+t|\p{L}*ge\p{L}+en|\p{L}+iert) /u;
/** What is done over and over without an end of it, or is not the author's word. */
export const UNFINISHED = new RegExp(
  [
    ' (?:still|times|says?|shows?|yet|always|why|someone|somebody|they|immer noch) ',
    ' (?:i|we|ich|wir) (?:have |had |habe |haben )?(?:(?:already|bereits|schon|even|also) )+(?:asked|tried|called|phoned|rang|wrote|written|contacted|waited|emailed|mailed|complained to|told|requested|sent you|paid|gefragt|versucht|angerufen|geschrieben|gewartet|bezahlt)',
    ' you (?:have )?already (?:confirmed|promised|charged|took|taken|refused|said)',
    ' been (?:charged|waiting|billed|used|deducted|debited|withdrawn|taken)',
  ].join('|'),
  'u',
);
export const CONDITION =
  /^ (?:(?:and|but|und|aber) )?(?:if|unless|whether|when|wenn|falls|ob|sofern) /u;
export const QUESTION =
  /^ (?:(?:and|but|so|hi|hello) )?(?:why|what|where|when|who|how|which|has|have you|have the|is|are|was|were|does|did|can|could|will|would|should|may|warum|wieso|wann|wo|wie|wer|hat|ist|sind|kann|können) |^ do(?: not)? (?:i|you|we|they) | \? /u;
