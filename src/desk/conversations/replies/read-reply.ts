import { type ReadMessage, toDocument } from '../../../triage/core/index.js';
import { anotherMatter } from './cues/another-matter.js';
import {
  ASKS_ON,
  FAREWELLS,
  GREETINGS,
  HANDS_OVER,
  NUDGES,
  POINTS_BACK,
  PROMISES,
  QUESTION,
  REQUEST,
  SHORT_QUESTION,
  SPEAKS_AGAINST,
  WAITS,
} from './cues/course.js';
import { ASSENT, GLAD_DENIALS, PRAISE, SOLVED, THANKS } from './cues/gladness.js';
import { WANTS_PERSON } from './cues/person.js';
import { ANGER, NOT_HELPED, TROUBLE } from './cues/trouble.js';

/** What a reply says, as far as its words tell. */
export interface ReadReply {
  readonly isAutomatic: boolean;
  /** Whether it has neither a word nor a sign that says something. */
  readonly isEmpty: boolean;
  /** Whether its words announce another matter, and that matter. */
  readonly announces: boolean;
  readonly asked: string;
  /** What follows thanks, where something does. */
  readonly behindThanks: string;
  readonly thanks: boolean;
  readonly solved: boolean;
  readonly praise: boolean;
  readonly assent: boolean;
  readonly wantsPerson: boolean;
  readonly notHelped: boolean;
  readonly angry: boolean;
  readonly troubled: boolean;
  readonly promises: boolean;
  readonly waits: boolean;
  readonly nudges: boolean;
  readonly greets: boolean;
  readonly parts: boolean;
  readonly questions: boolean;
  readonly requests: boolean;
  readonly asksOn: boolean;
  readonly pointsBack: boolean;
  readonly handsOver: boolean;
  readonly words: number;
}

const TEN_OF_TEN = /^\s*(?:10\s?\/\s?10|5\s?\/\s?5|100\s?%)[\s!.]*$/;
const SENTENCE = /(?<=[.!?\n])\s+/;
const WORDS = /\p{L}+/gu;
const SPEAKS = /[\p{L}\p{N}?؟]|\p{Extended_Pictographic}/u;

/** Reads what a reply says, of the part that its author wrote now. */
export function readReply({ kind, text }: ReadMessage): ReadReply {
  const other = anotherMatter(text);
  // What follows an announcement is no word on the answer before.
  const said = other ? other.before : text;
  const whole = toDocument(said);
  const document = whole.replace(GLAD_DENIALS, ' ✓ ').replace(/ +/g, ' ');
  const glad = document.includes('✓');
  const asked = other?.asked ?? '';
  return {
    isAutomatic: kind === 'automatic_message',
    isEmpty: !SPEAKS.test(text),
    announces: other !== undefined,
    asked,
    behindThanks: other ? '' : behindThanks(text),
    thanks: THANKS.test(whole),
    solved: glad || SOLVED.test(document),
    praise: PRAISE.test(document) || TEN_OF_TEN.test(said),
    assent: ASSENT.test(document),
    wantsPerson: WANTS_PERSON.some((it) => it.test(document)),
    notHelped: NOT_HELPED.some((it) => it.test(document)),
    angry: ANGER.test(document),
    troubled: TROUBLE.test(document),
    promises: PROMISES.test(document) && !said.includes('?'),
    waits: WAITS.test(document),
    nudges: NUDGES.some((it) => it.test(document)),
    greets: GREETINGS.test(document),
    parts: FAREWELLS.test(document),
    questions: said.includes('?') || QUESTION.test(document),
    requests: REQUEST.test(document),
    asksOn: [ASKS_ON, SHORT_QUESTION, SPEAKS_AGAINST].some((it) => it.test(document)),
    pointsBack: POINTS_BACK.test(document),
    handsOver: HANDS_OVER.test(document),
    words: document.match(WORDS)?.length ?? 0,
  };
}

/** The sentences from the first that is no thanks on; empty where there is none or no thanks. */
function behindThanks(text: string): string {
  const sentences = text.slice(0, 4_096).split(SENTENCE);
  const first = sentences.findIndex((it) => it.includes('?') || !isGlad(toDocument(it)));
  return first > 0 ? sentences.slice(first).join(' ').trim() : '';
}

function isGlad(document: string): boolean {
  return [THANKS, SOLVED, PRAISE, ASSENT, GREETINGS].some((it) => it.test(document));
}
