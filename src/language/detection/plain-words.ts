const ASCII_RUNS = /[!-~]+/g;
/** A number, an address or a code; or a brand, such as iPhone and PayPal. */
const SAME_EVERYWHERE = /[@\d_/]|\.[a-z]|[a-z][A-Z]/;

/** A text without what is the same in every language. */
export function plainWords(text: string): string {
  return text.replace(ASCII_RUNS, (run) => (SAME_EVERYWHERE.test(run) ? ' ' : run)).trim();
}
