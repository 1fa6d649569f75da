/**
 * The value that `share` of the highest of many chance values pass, from some of them: highest values follow Gumbel's distribution, fitted here
 * by its moments (mean = μ + γβ, standard deviation = πβ/√6). Less is left to the sample than by taking its own highest. 0 without values.
 */
export function chanceFloor(highest: readonly number[], share: number): number {
  if (highest.length === 0) return 0;
  const mean = highest.reduce((sum, value) => sum + value, 0) / highest.length;
  const variance = highest.reduce((sum, value) => sum + (value - mean) ** 2, 0) / highest.length;
  const beta = (Math.sqrt(variance) * Math.sqrt(6)) / Math.PI;
  const mu = mean - eulerGamma * beta;
  return mu - beta * Math.log(-Math.log(1 - share));
}

const eulerGamma = 0.5772156649;
