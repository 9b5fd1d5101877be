/**
 * What intents were called before, with their names of now: models, decisions and labels may know
 * them by those.
 */
export type FormerNames = ReadonlyMap<string, string>;

export const NO_FORMER_NAMES: FormerNames = new Map();

/** What an intent is called now that was called so. */
export function nameNow<Name extends string | null>(former: FormerNames, name: Name): Name {
  return name === null ? name : ((former.get(name) as Name | undefined) ?? name);
}

/** A judgement, with the intents under their names of now. */
export function withNamesNow<
  Judged extends { readonly intent: string | null; readonly alternatives?: readonly Named[] },
>(former: FormerNames, judged: Judged): Judged {
  if (former.size === 0) return judged;
  const { intent, alternatives } = judged;
  return {
    ...judged,
    intent: nameNow(former, intent),
    ...(alternatives && { alternatives: alternatives.map((it) => withNamesNow(former, it)) }),
  };
}

interface Named {
  readonly intent: string;
}
