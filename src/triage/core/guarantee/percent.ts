/** A share, 0 to 1, as admins read it. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
