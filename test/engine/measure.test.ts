import { describe, expect, it } from 'vitest';
import { changesSince } from '../../src/main/engine/measure/changes-since.ts';
import { agrees, divergence } from '../../src/main/engine/measure/divergence.ts';
import { exactMatch } from '../../src/main/engine/measure/exact-match.ts';
import type { RegressFigures } from '../../src/preload/contract/measure-shapes.ts';

const next = (...probabilities: number[]) =>
  probabilities
    .map((probability, token) => ({ token, text: '', logProbability: Math.log(probability) }))
    .sort((a, b) => b.logProbability - a.logProbability);

describe('divergence', () => {
  it('is 0 for the same and grows with the distance', () => {
    expect(divergence(next(0.7, 0.3), next(0.7, 0.3))).toBeCloseTo(0, 12);
    expect(divergence(next(0.7, 0.3), next(0.6, 0.4))).toBeCloseTo(
      0.7 * Math.log(0.7 / 0.6) + 0.3 * Math.log(0.3 / 0.4),
      12,
    );
    expect(divergence(next(0.9, 0.1), next(0.1, 0.9))).toBeGreaterThan(1);
  });

  it('counts what the other does not even list as its least likely, and nothing at all as very far', () => {
    const other = [{ token: 7, text: '', logProbability: Math.log(0.99) }];
    expect(divergence(next(1), other)).toBeCloseTo(-Math.log(0.99), 6);
    expect(divergence(next(1), [])).toBeGreaterThan(20);
  });

  it('knows whether both would say the same', () => {
    expect(agrees(next(0.2, 0.8), next(0.4, 0.6))).toBe(true);
    expect(agrees(next(0.2, 0.8), next(0.6, 0.4))).toBe(false);
    expect(agrees([], [])).toBe(false);
  });
});

it('an expected answer is found apart from case, accents and punctuation, and never as part of a word', () => {
  expect(exactMatch('It was built by Ole Hånsen, in 1872.', 'OLE HANSEN in 1872')).toBe(true);
  expect(exactMatch('It cost 18720 euros.', '1872')).toBe(false);
  expect(exactMatch('Anything.', '')).toBe(false);
  expect(exactMatch('Anything.', null)).toBeNull();
});

it('what changed since last time is told without noise', () => {
  const before: RegressFigures = {
    ...{ divergence: 0.01, worst: 0.02, agreement: 1, sameAnswers: 1, exact: null, tokensPerSecond: 20 },
  };
  expect(changesSince(before, { ...before, divergence: 0.012, tokensPerSecond: 18 })).toEqual([]);
  expect(changesSince(before, { ...before, divergence: 0.2, agreement: 0.5, exact: 0.5, tokensPerSecond: 5 })).toEqual([
    { figure: 'divergence', before: 0.01, now: 0.2 },
    { figure: 'agreement', before: 1, now: 0.5 },
    { figure: 'exact', before: null, now: 0.5 },
    { figure: 'tokensPerSecond', before: 20, now: 5 },
  ]);
});
