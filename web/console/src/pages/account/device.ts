// The first that fits: others call themselves by the names of those below them, too.
const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['HeadlessChrome/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** What a `User-Agent` says of a device, in short: `Firefox, Linux`. */
export function deviceOf(agent: string | null): string | undefined {
  if (!agent) return undefined;
  const found = [BROWSERS, SYSTEMS].map(
    (names) => names.find(([sign]) => agent.includes(sign))?.[1],
  );
  return found.filter(Boolean).join(', ') || agent.slice(0, 60);
}
