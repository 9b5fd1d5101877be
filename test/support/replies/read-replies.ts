import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type {
  ReplyClassification,
  ReplyState,
  ReplyVerdict,
} from '../../../src/desk/conversations/replies/index.js';

/** A reply that was written for the tests, and what should become of it. */
export interface LabeledReply {
  readonly situation: string;
  readonly text: string;
  readonly language: string;
  readonly state: ReplyState;
  readonly classification: ReplyClassification | null;
  readonly verdict: ReplyVerdict;
  /** Whether the rules were written with a look at it. */
  readonly isSeen: boolean;
}

const FILE = fileURLToPath(new URL('replies.tsv', import.meta.url));

/** The conversations that replies come to, by the names of the file. */
const SITUATIONS: Readonly<Record<string, Omit<ReplyState, 'lastIntent'>>> = {
  answered: of('waiting_for_user', 'ai_agent'),
  with_person: { ...of('escalated', null), ticketOpenWithPerson: true },
  person_wrote: { ...of('waiting_for_user', 'human_agent'), ticketOpenWithPerson: true },
  solved: of('resolved', 'ai_agent'),
  solved_by_person: of('resolved', 'human_agent'),
  left: of('abandoned', 'ai_agent'),
  unanswered: of('active', null),
};

/** Reads the labelled replies. The classifications are what the starter's model of words says. */
export async function readReplies(): Promise<LabeledReply[]> {
  const [, ...lines] = (await readFile(FILE, 'utf8')).trimEnd().split('\n');
  return lines.map((line) => {
    const [situation = '', language = '', lastIntent = '', verdict, ...rest] = line.split('\t');
    const [intent = '-', confidence, familiar, written = ''] = rest;
    return {
      situation,
      language,
      text: written.replaceAll('\\n', '\n'),
      state: { ...SITUATIONS[situation]!, lastIntent },
      classification: {
        intent: intent === '-' ? null : intent,
        confidence: Number(confidence),
        familiar: familiar === 'yes',
      },
      verdict: verdict as ReplyVerdict,
      isSeen: isSeen(`${situation} ${written}`),
    };
  });
}

function of(
  status: ReplyState['status'],
  answeredBy: ReplyState['answeredBy'],
): Omit<ReplyState, 'lastIntent'> {
  return { status, answeredBy, ticketOpenWithPerson: false, repliesSinceAnswer: 0 };
}

/** Halves by a hash (FNV-1a), so that nobody chooses which reply is in which. */
function isSeen(key: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 4) % 2 === 0;
}
