/** P(X ≤ successes) for X ~ Binomial(trials, probability): 1 − I_p(k + 1, n − k). */
export function binomialCdf(successes: number, trials: number, probability: number): number {
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  return 1 - regularizedBeta(probability, successes + 1, trials - successes);
}

/**
 * The largest success probability that `successes` of `trials` leave credible: the upper end of the
 * one-sided exact interval of Clopper and Pearson (1934) with the given confidence level.
 */
export function clopperPearsonUpper(successes: number, trials: number, level: number): number {
  if (trials <= 0 || successes >= trials) return 1;
  let low = successes / trials;
  let high = 1;
  // Bisection: 60 halvings exhaust the double precision.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (binomialCdf(successes, trials, middle) > 1 - level) low = middle;
    else high = middle;
  }
  return high;
}

/** I_x(a, b) by its continued fraction (Press et al., Numerical Recipes, 6.4). */
function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const logFront =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  // The fraction converges quickly only below the mean; the symmetry serves the other side.
  return x < (a + 1) / (a + b + 2)
    ? (Math.exp(logFront) * betaFraction(x, a, b)) / a
    : 1 - (Math.exp(logFront) * betaFraction(1 - x, b, a)) / b;
}

const TINY = 1e-300;

/** Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d);
    c = notZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d);
    c = notZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return fraction;
}

function notZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

// Lanczos approximation, g = 7, n = 9; relative error below 1e-13 for positive arguments.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** The logarithm of Γ(value), for a positive value. */
export function logGamma(value: number): number {
  const z = value - 1;
  const t = z + 7.5;
  const sum = LANCZOS.reduce((total, coefficient, i) =>
    i === 0 ? coefficient : total + coefficient / (z + i),
  );
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
