const LONGEST_QUOTE = 200;

/**
 * Says what messages are about. Where they are of tickets, nothing of them is quoted: what a customer
 * wrote must be gone with the ticket. A language model would write better names and descriptions: this
 * and `nameGroups` are what it would be asked instead of.
 */
export function describeProposal(terms: readonly string[], quote: string | undefined): string {
  const about = terms.length > 0 ? `Messages about ${listed(terms)}` : 'Messages that are alike';
  return quote === undefined ? `${about}.` : `${about}, such as “${shortened(quote)}”`;
}

function listed(terms: readonly string[]): string {
  return terms.slice(0, 4).join(', ');
}

function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  if (line.length <= LONGEST_QUOTE) return line;
  return `${line.slice(0, LONGEST_QUOTE).toWellFormed().trimEnd()}…`;
}
