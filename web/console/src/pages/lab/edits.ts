/** Takes a piece out of a message, and the space that would stand twice. */
export function strike(message: string, start: number, end: number): string {
  const before = message.slice(0, start);
  const after = message.slice(end);
  const isDouble = (before === '' || /\s$/u.test(before)) && /^\s/u.test(after);
  return before + (isDouble ? after.slice(1) : after);
}
