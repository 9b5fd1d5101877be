import type { Classification } from '../classifier/classification.js';
import type { Classifier } from '../classifier/classifier.js';
import { type Part, partsOf } from './parts.js';
import { readWish } from './read-wish.js';

/** What a part of a message wishes for, and where it stands. */
export interface PartWish {
  readonly from: number;
  readonly to: number;
  readonly classification: Classification;
}

/**
 * From which confidence on a part says what it wishes for: less where its author says that it is
 * something else. Chosen so that of Banking77's training messages hardly any is divided.
 */
const SURE = { announced: 0.65, alone: 0.9 };
/** What is no more than told is the reason for a wish, not a second one. */
const ASKS =
  /\?|^\W*(?:(?:and|please|pls|kindly|hi|hello|und|bitte) )*(?:how|where|when|what|which|who|can|could|do|does|is|are|will|would|may|cancel|change|send|give|refund|return|exchange|reset|delete|close|update|add|remove|stop|tell|check|fix|explain|confirm|resend|replace|unsubscribe|take|pause|upgrade|downgrade|apply|activate|wie|wo|wann|was|welche|kann|können|storniere|ändere|schick|sende)\b|\b(?:please|pls|want|need|i would like|i'd like|can you|could you|help|möchte|brauche|bitte)(?!\p{L})/iu;
/** What points back speaks of the same thing still. */
const POINTS_BACK =
  /(?<!\p{L})(?:it|that|this|them|these|those|one|mine|there|es|das|ihn|sie|diese[rsnm]?|davon|damit)(?!\p{L})/iu;

/**
 * What a message wishes for, where that is more than one thing: in the order of the message, each
 * intent once; nothing where it is one, which is what most are, however many sentences they have. By
 * words alone, so that it takes little time and can be recomputed.
 */
export function readSeveral(
  classifier: Classifier,
  message: string,
  { familiar }: Pick<Classification, 'familiar'>,
): PartWish[] {
  const wishes = new Map<string, PartWish>();
  for (const part of familiar ? partsOf(message) : []) {
    const text = message.slice(part.from, part.to);
    if (!mayStandAlone(part, text)) continue;
    const { familiar: isFamiliar, intent, confidence } = classifier.judge(text);
    if (!isFamiliar || intent === null || wishes.has(intent)) continue;
    if (confidence < (isSetApart(part) ? SURE.announced : SURE.alone)) continue;
    const classification = classifier.classify(text);
    if (readWish(classifier, text, classification).wish !== 'stated') continue;
    wishes.set(intent, { from: part.from, to: part.to, classification });
  }
  return wishes.size > 1 ? [...wishes.values()] : [];
}

function isSetApart({ isAnnounced, announcesNext }: Part): boolean {
  return isAnnounced || announcesNext;
}

function mayStandAlone(part: Part, text: string): boolean {
  return isSetApart(part) || (ASKS.test(text) && !POINTS_BACK.test(text));
}
