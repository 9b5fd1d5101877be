import { MOST_CHARACTERS } from '../classifier/tokenizer.js';

/** A part of a message that may wish for something of its own. */
export interface Part {
  readonly from: number;
  readonly to: number;
  /** Whether its author says that it is something else: "also", "another thing". */
  readonly isAnnounced: boolean;
  /** Whether words say so of what follows it. */
  readonly announcesNext: boolean;
}

interface Cut {
  /** Where the part before ends, and where the next begins. */
  readonly at: number;
  readonly from: number;
  readonly isAnnouncement: boolean;
}

const LEAST_WORDS = 3;
/** So many things at once are for a person anyway. */
const MOST_PARTS = 12;
const WORD = /\p{L}+/gu;

const BEFORE = '(?:^|[.,;!?:\\n][ \\t]*|(?<=\\s)(?:and|but|oh|und|aber) )';
const ELSE = [
  '(?:(?:oh|and|but|und|aber) )*(?:please )?also(?! \\p{L}+ed\\b)',
  '(?:(?:oh|and|but) )*(?:another|one more|one other|a second|second) (?:thing|question|point|issue|problem|request|matter)',
  '(?:and )?(?:secondly|besides(?: that)?|apart from that|in addition|additionally|furthermore|moreover|on another note|by the way|btw|plus|p\\.? ?s\\.?)',
  '(?:(?:und|aber) )*(?:außerdem|zusätzlich|zudem|des weiteren|darüber hinaus|zweitens|übrigens|nebenbei|noch (?:etwas|eine frage|ein anliegen|was))',
];
const ANNOUNCEMENT = new RegExp(
  `${BEFORE}(?:${ELSE.join('|')})(?=[\\s,:.])|(?:^|[\\n.;:!?][ \\t]*)\\d[.)](?=\\s)`,
  'giu',
);
/** A sentence ends, or "and" begins something that is asked. */
const END =
  /[.!?;]+(?=\s|$)|\n+|,? (?:and|und) (?=(?:please|pls|how|where|when|what|which|who|can|could|do|does|will|would|i (?:need|want|would|also)|bitte|wie|wo|wann|was|kann|können|ich) )/giu;

/** Splits a message where it may begin to speak of something else; a message of one part has none. */
export function partsOf(message: string): Part[] {
  const read = message.slice(0, MOST_CHARACTERS);
  const cuts = cutsOf(read);
  if (cuts.length === 0) return [];
  const parts: Part[] = [];
  let from = 0;
  let isAnnounced = false;
  const add = (to: number, announcesNext: boolean): void => {
    if ((read.slice(from, to).match(WORD)?.length ?? 0) < LEAST_WORDS) return;
    parts.push({ from, to, isAnnounced, announcesNext });
    isAnnounced = false;
  };
  for (const { at, from: next, isAnnouncement } of cuts) {
    if (at > from) add(at, isAnnouncement);
    from = Math.max(from, next);
    isAnnounced ||= isAnnouncement;
  }
  add(read.length, false);
  return parts.length > 1 && parts.length <= MOST_PARTS ? parts : [];
}

/** Where a message says that something else follows, and where that begins. */
export function announcementsOf(message: string): Pick<Cut, 'at' | 'from'>[] {
  return [...message.slice(0, MOST_CHARACTERS).matchAll(ANNOUNCEMENT)].map(
    // The question mark before it is still of what is asked.
    ({ index, 0: mark }) => ({
      at: index + (mark.startsWith('?') ? 1 : 0),
      from: index + mark.length,
    }),
  );
}

function cutsOf(read: string): Cut[] {
  const cuts: Cut[] = announcementsOf(read).map((it) => ({ ...it, isAnnouncement: true }));
  for (const { index, 0: mark } of read.matchAll(END)) {
    const end = index + mark.length;
    cuts.push({ at: mark.includes('?') ? end : index, from: end, isAnnouncement: false });
  }
  return cuts.sort((a, b) => a.at - b.at);
}
