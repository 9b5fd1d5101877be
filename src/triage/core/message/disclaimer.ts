import { type Line, lineOf } from './line.js';

/** What only notices of lawyers say, by languages. */
const MARKERS = [
  /confidential(?!ly)|vertraulich|confidentiel|confidencial|riservat|confidenzial|vertrouwelijk|poufn/iu,
  /privileged|legally protected|rechtlich geschützt|secret professionnel|privilegiad|legalmente protetto|uso exclusivo|beroepsgeheim|prawnie chronion/iu,
  /intended (?:solely|only|exclusively)?|addressee|recipient|adressat|empfänger|destinataire|destinatari|geadresseerde|adresat|odbiorc/iu,
  /in error|by mistake|irrtümlich|irrtum|par erreur|por error|per errore|por engano|por erro|abusivelijk|per abuis|vergissing|omyłk|pomyłk/iu,
  /unauthori[sz]ed|prohibited|disclos|disseminat|distribution|unbefugt|nicht gestattet|untersagt|divulgation|interdite|prohibid|divulga|vietat|proibid|openbaarmaking|verboden|zabronion|rozpowszechnian/iu,
  /notify (?:the )?sender|inform(?:ieren sie)? (?:bitte )?(?:den|the) (?:absender|sender)|delete (?:it|this|the)|vernichten|löschen sie|avertir l['’]expéditeur|détruire|notifi(?:que|car)|eliminar|elimin(?:e|are)|avvisare il mittente|apag(?:ue|ar)|verwijder|usunięci|nadawc/iu,
  /liability|liable|haftung|responsabil|aansprakelijk|odpowiedzialnoś/iu,
];
const SENTENCES = /(?<=[.!?])\s/;
const LEAST = { markers: 3, words: 20 };
const LONGEST = 5_000;

/** Leaves out the sentences of disclaimers; the first paragraph is what somebody wrote. */
export function withoutDisclaimers(lines: readonly Line[]): Line[] {
  const left: Line[] = [];
  let paragraph: Line[] = [];
  let isFirst = true;
  const end = (): void => {
    left.push(...(isFirst ? paragraph : linesLeftOf(paragraph)));
    isFirst &&= paragraph.length === 0;
    paragraph = [];
  };
  for (const line of lines) {
    if (!line.isBlank) {
      paragraph.push(line);
      continue;
    }
    end();
    left.push(line);
  }
  end();
  return left;
}

function linesLeftOf(paragraph: readonly Line[]): readonly Line[] {
  const text = paragraph.map(({ raw }) => raw).join(' ');
  const left = withoutDisclaimer(text);
  if (left === text) return paragraph;
  return left === '' ? [] : [lineOf(left)];
}

function withoutDisclaimer(paragraph: string): string {
  if (paragraph.length > LONGEST) return paragraph;
  const found = MARKERS.filter((it) => it.test(paragraph)).length;
  if (found < LEAST.markers || paragraph.split(/\s+/).length < LEAST.words) return paragraph;
  return paragraph.split(SENTENCES).filter(wasSaid).join(' ');
}

function wasSaid(sentence: string): boolean {
  return sentence.endsWith('?') || !MARKERS.some((it) => it.test(sentence));
}
