import type { Answer } from './api.js';

/**
 * Who is still sending when the answer comes and the connection ends may not get to read it: it is
 * asked again then.
 */
export async function uncut(call: () => Promise<Answer>, times = 5): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (times === 0 || !/EPIPE|ECONNRESET/.test(cause?.code ?? '')) throw error;
    return uncut(call, times - 1);
  }
}
