const JSON_RANGES = ['application/json', 'application/*', '*/*'];

/** Whether a client asks for this type rather than JSON by its `Accept` header (RFC 9110, 12.5.1). */
export function prefers(type: string, accept: string | undefined): boolean {
  const ranges = (accept ?? '').split(',').map(rangeOf);
  const group = `${type.split('/', 1)[0]}/*`;
  return weightOf(ranges, [type, group]) > weightOf(ranges, JSON_RANGES);
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

function rangeOf(part: string): Range {
  const [type = '', ...parameters] = part.split(';').map((it) => it.trim().toLowerCase());
  const q = parameters.find((it) => it.startsWith('q='));
  return { type, weight: q ? Number(q.slice(2)) || 0 : 1 };
}

/** The weight of the most specific range that is there; 0 where none is. */
function weightOf(ranges: readonly Range[], types: readonly string[]): number {
  const found = types.map((type) => ranges.find((range) => range.type === type));
  return found.find((range) => range !== undefined)?.weight ?? 0;
}
