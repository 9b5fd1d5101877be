/** Reports again and again, one report at a time; gives what stops that, once none is under way. */
export function reportEvery(
  milliseconds: number,
  report: () => Promise<void>,
): () => Promise<void> {
  let reporting: Promise<void> | undefined;
  const timer = setInterval(() => {
    reporting ??= report().finally(() => (reporting = undefined));
  }, milliseconds);
  return async () => {
    clearInterval(timer);
    await reporting;
  };
}
