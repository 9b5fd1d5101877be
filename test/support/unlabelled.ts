/** Messages of three wishes that no starter intent is about, a dozen ways to say each. */
const WISHES = {
  gym: ['freeze', 'pause', 'suspend'].flatMap((verb) => [
    `I want to ${verb} my gym membership`,
    `can I ${verb} the gym membership for a month`,
    `please ${verb} my gym membership during the holidays`,
    `how do I ${verb} a gym membership while I am abroad`,
  ]),
  piano: ['tune', 'retune', 'repair'].flatMap((verb) => [
    `somebody should ${verb} our grand piano`,
    `when can you ${verb} the piano in the hall`,
    `the old piano sounds awful, ${verb} the piano please`,
    `what does it cost to ${verb} an upright piano`,
  ]),
  visa: ['visa', 'student visa', 'tourist visa'].flatMap((kind) => [
    `which documents does the embassy want for a ${kind}`,
    `my ${kind} application at the embassy was rejected`,
    `how long does the embassy take for a ${kind} application`,
    `is the embassy interview needed for a ${kind}`,
  ]),
} as const;

export type WishName = keyof typeof WISHES;

export const UNLABELLED: readonly string[] = Object.values(WISHES).flat();

/** As a file; a machine's message and one that is said twice are among them. */
export const UNLABELLED_CSV = [
  'id,text',
  ...UNLABELLED.map((text, i) => `${i},"${text}"`),
  `98,"${UNLABELLED[0] ?? ''}"`,
  '99,"Out of office: I am away until Monday. This is an automatic reply."',
].join('\n');

/** The wish that most of these messages are of. */
export function wishOf(texts: readonly string[]): WishName | undefined {
  const names = Object.keys(WISHES) as WishName[];
  return names.find((name) => {
    const own = texts.filter((text) => (WISHES[name] as readonly string[]).includes(text));
    return own.length > texts.length / 2;
  });
}
