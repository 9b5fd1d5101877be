import { type Line, textOf } from '../line.js';
import { isAbsenceNote } from './absence.js';
import { isAcknowledgement } from './acknowledgements.js';
import { hasMachineHeaders } from './machine-headers.js';
import { isNotice } from './notices.js';
import { isMachineSubject } from './subjects.js';

/** "Subject:" in front of a first line, and what mail systems put before a subject. */
const LABEL =
  /^(?:(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne) ?: ?)?(?:\[[^\]]{1,30}\] ?|\*{2,5}[\p{L} ]{1,20}\*{2,5} ?)?/iu;
const SUBJECT = /^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat) ?:/i;
const SALUTATION =
  /^(?:dear|hello|hi|hey|sehr geehrte|hallo|guten tag|liebe|bonjour|madame|chère?|hola|buenos|estimad|gentile|buongiorno|salve|ciao|olá|prezad|car[oa]|beste|geachte|goedendag|dzień dobry|szanown|witam)[^.!?,]{0,60}[,!.]\s+/iu;
/** Machines say at once what they are. */
const READ = { sentences: 5, characters: 1_200, headLines: 30 };

/**
 * Whether a machine wrote a message: a bounce, an automatic reply, a receipt, a calendar or a ticket
 * system. Whoever writes about one begins otherwise.
 *
 * @param lines of the whole message
 * @param fresh those of them that are no quote
 */
export function isAutomatic(lines: readonly Line[], fresh: readonly Line[]): boolean {
  if (hasMachineHeaders(lines) || subjectsOf(lines, fresh).some(isMachineSubject)) return true;
  const text = textOf(fresh).slice(0, READ.characters).replaceAll('’', "'");
  const said = text.replace(/\s+/g, ' ').replace(SALUTATION, '');
  return (
    isNotice(sentencesOf(text).slice(0, READ.sentences)) ||
    isAbsenceNote(said) ||
    isAcknowledgement(said)
  );
}

function subjectsOf(lines: readonly Line[], fresh: readonly Line[]): string[] {
  const first = fresh.find(({ isBlank }) => !isBlank);
  const named = lines.slice(0, READ.headLines).find(({ plain }) => SUBJECT.test(plain));
  // Below what somebody wrote stands the subject of what they answer.
  const isHead = named !== undefined && lines.find(({ isBlank }) => !isBlank)?.plain.includes(':');
  return [first, isHead ? named : undefined].flatMap((it) =>
    it ? [it.plain.replace(LABEL, '')] : [],
  );
}

function sentencesOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .map((it) => it.replace(/\s+/g, ' ').replace(SALUTATION, '').trim())
    .flatMap((it) => it.split(/(?<=[.!?:])\s+/))
    .filter((it) => it !== '');
}
