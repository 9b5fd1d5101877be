/** A share, 0 to 1, as it is printed. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
