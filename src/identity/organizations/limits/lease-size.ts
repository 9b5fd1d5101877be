/** Few enough that other instances do not run dry while this one keeps some ready. */
const MOST = 50;
const SHARE = 16;

/**
 * How many an instance reserves where so many are left and it needs `wanted` now: some more than it
 * needs, the fewer the nearer the limit, and never more than are left.
 */
export function leaseSize(left: number, wanted: number): number {
  const inStore = Math.min(MOST, Math.floor(left / SHARE));
  return Math.max(0, Math.min(left, Math.max(wanted, inStore)));
}
