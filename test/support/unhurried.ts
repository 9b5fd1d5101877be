import { until } from './until.js';

/** Asks again for as long as the machine is too busy to answer in time, as 503 says of a search. */
export async function unhurried<Answer extends { readonly status: number }>(
  call: () => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer | undefined;
  await until(async () => (answer = await call()).status).not.toBe(503);
  return answer!;
}
