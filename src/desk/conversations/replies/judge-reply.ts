import { type ReadMessage, readMessage } from '../../../triage/core/index.js';
import { type ReadReply, readReply } from './read-reply.js';
import type {
  JudgedReply,
  Reply,
  ReplyClassification,
  ReplyReason,
  ReplyState,
  ReplyVerdict,
} from './reply.js';

/** From which confidence on an intent other than the last is another matter: alone, or by a question. */
const NEW = { stated: 0.85, asked: 0.5 };
/** From so many words on a question stands by itself. */
const OWN_WORDS = 4;
/** From so many words on a reply says more than "okay". */
const LONG = 12;
/** From so many words on "please help" says with what. */
const OWN_MATTER = 8;
/** So many replies without an answer are for a person, whatever they say. */
const MOST_REPLIES = 3;
const READ = ['en', 'de'];
const ENDED: readonly string[] = ['resolved', 'abandoned', 'archived'];
const WITH_PERSON: readonly string[] = ['escalated', 'waiting_for_agent'];

/**
 * What becomes of a customer's later message. While a person works on it, all joins but what settles
 * it; after a machine's answer it is settled, handed to a person or another matter. What cannot be read
 * goes to a person, unless the conversation has ended. Pure, total, and in time bounded by the text.
 */
export function judgeReply(
  reply: Reply,
  state: ReplyState,
  classification: ReplyClassification | null,
): JudgedReply {
  return judgeReadReply(readMessage(reply.text), reply.language, state, classification);
}

/** The same of a message that was read already, as long ones are in turns. */
export function judgeReadReply(
  message: ReadMessage,
  language: string | null,
  state: ReplyState,
  classification: ReplyClassification | null,
): JudgedReply {
  const reply = { text: message.text, language };
  const read = readReply(message);
  if (read.isAutomatic) return judged('joins', 'automatic_message');
  if (read.isEmpty) return judged('joins', 'says_nothing');
  const hasEnded = ENDED.includes(state.status);
  if (!hasEnded && (state.ticketOpenWithPerson || WITH_PERSON.includes(state.status))) {
    return withPerson(read, state);
  }
  const known = aboutAnswer(read) ?? aboutMatter(read, reply, state, classification);
  if (known) return known;
  return hasEnded ? afterEnd(read, reply) : afterAnswer(read, reply, state);
}

/** A person reads whatever comes; only who was answered by one can say that it is settled. */
function withPerson(read: ReadReply, { answeredBy }: ReplyState): JudgedReply {
  const isOpen =
    isComplaint(read) ||
    read.troubled ||
    read.announces ||
    read.questions ||
    read.requests ||
    read.promises ||
    read.waits ||
    read.handsOver ||
    read.wantsPerson;
  const isGlad = read.thanks || read.solved || read.praise;
  if (answeredBy !== 'human_agent' || !isGlad || isOpen) return judged('joins', 'person_works');
  return judged('confirms', read.solved ? 'solved' : 'thanks');
}

/** What a reply says of the answer before it, where it says something. */
function aboutAnswer(read: ReadReply): JudgedReply | undefined {
  if (read.wantsPerson) return judged('escalates', 'wants_person');
  if (isComplaint(read)) return judged('escalates', 'not_helped');
  return undefined;
}

function isComplaint(read: ReadReply): boolean {
  return read.notHelped || read.angry;
}

/** Whether a reply speaks of another matter or goes on about the same, or says neither. */
function aboutMatter(
  read: ReadReply,
  { text, language }: Reply,
  state: ReplyState,
  classification: ReplyClassification | null,
): JudgedReply | undefined {
  if (read.announces) return judged('asks', 'other_matter', read.asked || text);
  if (read.nudges && read.words < OWN_MATTER) return judged('escalates', 'nudges');
  const asks = read.questions || read.requests;
  if (isNewIntent(read, asks, state, classification)) {
    return judged('asks', 'new_question', read.behindThanks);
  }
  // Whoever asks to close it, asks for nothing more.
  if (read.nudges) return judged('escalates', 'nudges');
  if (!asks || read.promises || (read.solved && !read.questions)) return undefined;
  const isKnown = language === null || READ.includes(language);
  const isSame = classification?.familiar === true && classification.intent === state.lastIntent;
  const standsAlone = !read.asksOn && !read.pointsBack && read.words >= OWN_WORDS && isKnown;
  if (read.questions && standsAlone && !isSame && !read.troubled) {
    return judged('asks', 'new_question', read.behindThanks);
  }
  return judged('escalates', 'follows_up');
}

function isNewIntent(
  read: ReadReply,
  asks: boolean,
  { lastIntent }: ReplyState,
  classification: ReplyClassification | null,
): boolean {
  if (!classification?.familiar || classification.intent === null) return false;
  if (classification.intent === lastIntent || read.asksOn) return false;
  // Thanks are an intent of many sets of intents.
  if (!asks && (read.thanks || read.solved || read.praise || read.promises)) return false;
  const least = asks && !read.pointsBack ? NEW.asked : NEW.stated;
  return classification.confidence >= least && read.words >= OWN_WORDS - 1;
}

function afterEnd(read: ReadReply, { language }: Reply): JudgedReply {
  if (read.troubled) return judged('escalates', 'not_helped');
  if (read.greets || (read.parts && !read.thanks)) return judged('joins', 'greets');
  const settled = settles(read);
  if (settled) return settled;
  if (read.handsOver) return judged('escalates', 'adds_facts');
  if (language !== null && !READ.includes(language)) return judged('escalates', 'unread_language');
  return judged('joins', read.promises ? 'promises' : 'greets');
}

function afterAnswer(read: ReadReply, { language }: Reply, state: ReplyState): JudgedReply {
  if (read.troubled && !read.promises) return judged('escalates', 'not_helped');
  if (state.repliesSinceAnswer >= MOST_REPLIES)
    return settles(read) ?? judged('escalates', 'keeps_writing');
  if (read.promises) return judged('joins', 'promises');
  if (read.greets) return judged('joins', 'greets');
  const settled = settles(read);
  if (settled) return settled;
  // Nothing was answered yet that it could be discontent with.
  if (state.answeredBy === null) return judged('joins', 'adds_facts');
  const isRead = language === null || READ.includes(language);
  return judged('escalates', isRead ? 'adds_facts' : 'unread_language');
}

function settles(read: ReadReply): JudgedReply | undefined {
  if (read.solved) return judged('confirms', 'solved');
  const isShort = read.words < LONG && (read.praise || read.assent);
  return read.thanks || isShort ? judged('confirms', 'thanks') : undefined;
}

function judged(verdict: ReplyVerdict, reason: ReplyReason, asked = ''): JudgedReply {
  return { verdict, reason, ...(asked !== '' && { asked }) };
}
