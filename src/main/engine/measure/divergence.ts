/** How far two models are apart in what they would say next. */
import type { NextToken } from '../ports.ts';
import { measureLimits } from './limits.ts';

/**
 * Kullback-Leibler divergence in nats of `other` from `reference`, over the reference's likeliest tokens. A token the other's list
 * lacks counts as the least likely one there. 0: the same; about 20 is as far as can be, also when one of them computed nothing.
 */
export function divergence(reference: readonly NextToken[], other: readonly NextToken[]): number {
  const last = other.at(-1);
  if (reference.length === 0 || !last) return -Math.log(measureLimits.leastProbability);
  const floor = Math.max(last.logProbability, Math.log(measureLimits.leastProbability));
  const known = new Map(other.map(({ token, logProbability }) => [token, logProbability]));
  const sum = reference.reduce((total, { token, logProbability }) => {
    const theirs = Math.max(known.get(token) ?? floor, Math.log(measureLimits.leastProbability));
    return total + Math.exp(logProbability) * (logProbability - theirs);
  }, 0);
  return Math.max(0, sum);
}

/** Whether both find the same token likeliest. */
export function agrees(reference: readonly NextToken[], other: readonly NextToken[]): boolean {
  return reference[0] !== undefined && reference[0].token === other[0]?.token;
}
