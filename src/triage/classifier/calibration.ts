/**
 * Turns the raw odds of a winner into the probability that it is right:
 * ceiling · σ(intercept + slope · odds).
 */
export interface Calibration extends Curve {
  /**
   * What no confidence reaches, (n + 1) / (n + 2) after n held-out winners (Laplace's rule of
   * succession): who was never seen to be right may not claim to be right 99 times in 100.
   */
  readonly ceiling: number;
}

interface Curve {
  readonly intercept: number;
  /** Always positive: a better score is a higher confidence. */
  readonly slope: number;
}

/** One held-out winner: its raw odds (see `winnerOdds`) and whether it was right. */
export interface JudgedOdds {
  readonly odds: number;
  readonly right: boolean;
}

/**
 * What is believed before any held-out message: the middle of what Banking77 came to with 3 to 130
 * examples for each of 3 to 77 intents.
 */
const PRIOR: Curve = { intercept: 0, slope: 0.5 };
/** Inverse variances of that belief: a few dozen messages outweigh it. */
const PRIOR_PRECISION = { intercept: 1, slope: 50 };
const SMALLEST_SLOPE = 0.05;
const MOST_STEPS = 100;

/** The calibrated probability, strictly between 0 and 1, that a winner with these odds is right. */
export function calibrate(calibration: Calibration, odds: number): number {
  return Math.max(calibration.ceiling * probabilityOf(calibration, odds), Number.MIN_VALUE);
}

/**
 * Fits a calibration to held-out winners: Platt scaling (Platt 1999) with a Gaussian prior, solved
 * by damped Newton steps.
 */
export function fitCalibration(judged: readonly JudgedOdds[]): Calibration {
  let fitted = PRIOR;
  let loss = penalizedLoss(judged, fitted);
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = newtonStep(judged, fitted);
    let length = 1;
    let next = fitted;
    let nextLoss = Infinity;
    for (; length > 1e-6 && !(nextLoss <= loss); length /= 2) {
      next = {
        intercept: fitted.intercept + length * direction.intercept,
        slope: Math.max(fitted.slope + length * direction.slope, SMALLEST_SLOPE),
      };
      nextLoss = penalizedLoss(judged, next);
    }
    if (!(nextLoss <= loss)) break;
    const settled = loss - nextLoss < 1e-10 * (1 + loss);
    fitted = next;
    loss = nextLoss;
    if (settled) break;
  }
  return { ...fitted, ceiling: (judged.length + 1) / (judged.length + 2) };
}

function probabilityOf({ intercept, slope }: Curve, odds: number): number {
  return 1 / (1 + Math.exp(-(intercept + slope * odds)));
}

function penalizedLoss(judged: readonly JudgedOdds[], { intercept, slope }: Curve): number {
  let loss =
    (PRIOR_PRECISION.intercept * (intercept - PRIOR.intercept) ** 2 +
      PRIOR_PRECISION.slope * (slope - PRIOR.slope) ** 2) /
    2;
  for (const { odds, right } of judged) {
    const margin = (right ? 1 : -1) * (intercept + slope * odds);
    loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }
  return loss;
}

function newtonStep(judged: readonly JudgedOdds[], at: Curve): Curve {
  let gradientA = PRIOR_PRECISION.intercept * (PRIOR.intercept - at.intercept);
  let gradientB = PRIOR_PRECISION.slope * (PRIOR.slope - at.slope);
  let curvatureA = PRIOR_PRECISION.intercept;
  let curvatureB = PRIOR_PRECISION.slope;
  let curvatureAB = 0;
  for (const { odds, right } of judged) {
    const probability = probabilityOf(at, odds);
    const error = (right ? 1 : 0) - probability;
    const variance = probability * (1 - probability);
    gradientA += error;
    gradientB += error * odds;
    curvatureA += variance;
    curvatureB += variance * odds * odds;
    curvatureAB += variance * odds;
  }
  const determinant = curvatureA * curvatureB - curvatureAB * curvatureAB;
  return {
    intercept: (curvatureB * gradientA - curvatureAB * gradientB) / determinant,
    slope: (curvatureA * gradientB - curvatureAB * gradientA) / determinant,
  };
}
