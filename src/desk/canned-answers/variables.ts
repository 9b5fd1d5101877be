/** What a canned answer may leave open. */
export const VARIABLES = [
  'requester.name',
  'requester.email',
  'ticket.id',
  'ticket.status',
  'ticket.priority',
  'ticket.intent',
  'ticket.createdAt',
  'agent.name',
  'agent.email',
  'organization.name',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** What stands for each; nothing where it is not known. */
export type VariableValues = Readonly<Partial<Record<Variable, string>>>;

const PLACE = /\{\{([^{}]*)\}\}/g;
const BRACES = /\{\{|\}\}/;

/** A text with its variables filled in, and those that nothing is known for. */
export interface FilledText {
  readonly text: string;
  readonly missing: Variable[];
}

/** What of the braces of a text is no variable, or nothing. */
export function variablesViolation(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  for (const [place, name = ''] of text.matchAll(PLACE)) {
    if (!isVariable(name.trim())) {
      return `has the unknown variable ${place}; there are ${VARIABLES.join(', ')}`;
    }
  }
  if (!BRACES.test(text.replaceAll(PLACE, ''))) return undefined;
  return 'has braces without their counterpart: a variable is written {{ticket.id}}';
}

/** Fills the variables of a text in. One that nothing is known for stays to be seen. */
export function fill(text: string, values: VariableValues): FilledText {
  const missing = new Set<Variable>();
  const filled = text.replaceAll(PLACE, (place, name: string) => {
    const variable = name.trim();
    if (!isVariable(variable)) return place;
    const value = values[variable];
    if (value !== undefined && value !== '') return value;
    missing.add(variable);
    return place;
  });
  return { text: filled, missing: [...missing] };
}

function isVariable(name: string): name is Variable {
  return (VARIABLES as readonly string[]).includes(name);
}
