/** The probability of at most `wrong` among `answered` where each is wrong with probability `rate`. */
export function binomialCdf(wrong: number, answered: number, rate: number): number {
  if (wrong >= answered || rate <= 0) return 1;
  if (rate >= 1) return 0;
  const odds = Math.log(rate) - Math.log1p(-rate);
  let term = answered * Math.log1p(-rate);
  let sum = Math.exp(term);
  for (let i = 1; i <= wrong; i++) {
    term += Math.log((answered - i + 1) / i) + odds;
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}
