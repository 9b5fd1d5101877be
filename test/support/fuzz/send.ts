import type { Api } from '../api.js';
import { contractViolations } from '../contract.js';
import type { FuzzedCall } from './calls.js';

/** What a call may take; only a hang takes longer. */
const DEADLINE_MS = 20_000;

/** How something that belongs inside looks when it gets out. */
const INSIDE =
  /\bat \S+ \(|node_modules|\.[jt]s:\d+|\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) .+\b(FROM|WHERE|SET|VALUES)\b|syntax error at|QueryFailed|TypeError|ECONN|duplicate key|violates |relation "/;

export interface Outcome {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends a call as somebody; a call that brings an authorisation of its own keeps it. */
export async function send(api: Api, { method, address, headers, body }: FuzzedCall) {
  const { authorization = api.token && `Bearer ${api.token}`, ...others } = headers;
  try {
    const response = await fetch(api.url + address, {
      method,
      headers: { ...others, ...(authorization && { authorization }) },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const outcome: Outcome = {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    };
    return outcome;
  } catch (error) {
    return { status: 0, headers: new Headers(), text: String(error) };
  }
}

/** What is wrong with an answer, or nothing. */
export function outrageOf(
  call: FuzzedCall,
  { status, headers, text }: Outcome,
): string | undefined {
  if (status === 0) return `no answer: ${text}`;
  if (status >= 500) return `status ${status}: ${text}`;
  const isJson = /[/+]json\b/.test(headers.get('content-type') ?? '');
  const body: unknown = isJson ? JSON.parse(text) : text;
  if (status >= 400) {
    const { detail, ...problem } = body as { detail?: string };
    // The detail may quote what was sent, and that may look like anything.
    if (typeof detail !== 'string') return `status ${status} is no problem: ${text}`;
    if (INSIDE.test(JSON.stringify({ ...problem, errors: [] }))) return `tells too much: ${text}`;
    const sent = `${call.address} ${call.body ?? ''} ${JSON.stringify(call.headers)}`;
    const leak = INSIDE.exec(detail)?.[0];
    if (leak !== undefined && !sent.includes(leak)) return `tells too much: ${text}`;
  }
  const { method, address } = call;
  const violations = contractViolations({ method, address, status, headers, body });
  return violations.length > 0 ? `not as documented: ${violations.join('; ')}` : undefined;
}

/** The call for a shell, to see it again. */
export function curlOf(api: Api, { method, address, headers, body }: FuzzedCall): string {
  const given = { ...(api.token && { authorization: 'Bearer $TOKEN' }), ...headers };
  const flags = Object.entries(given).map(([name, value]) =>
    value.includes('$TOKEN') ? `-H "${name}: ${value}"` : `-H ${quote(`${name}: ${value}`)}`,
  );
  const data = body === undefined ? [] : [`--data-binary ${quote(body)}`];
  return ['curl -i -X', method, ...flags, ...data, quote(api.url + address)].join(' ');
}

/** `$'…'` writes what no terminal could show. */
function quote(value: string): string {
  const escaped = [...Buffer.from(value, 'utf8')].map((byte) => {
    if (byte === 0x27 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
    return `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `$'${escaped.join('')}'`;
}
