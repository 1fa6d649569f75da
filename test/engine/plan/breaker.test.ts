import { expect, test } from 'vitest';
import { createBreaker } from '../../../src/main/engine/plan/breaker.ts';
import { breakerLimits } from '../../../src/main/engine/plan/limits.ts';

const reason = { code: 'engine-unavailable', values: {} } as const;

function setUp() {
  const clock = { time: 1_000_000 };
  const breaker = createBreaker(() => clock.time);
  const trip = () => {
    for (let failure = 0; failure < breakerLimits.failures; failure += 1) breaker.failed(reason);
  };
  return { clock, breaker, trip };
}

test('opens after failures in a row only', () => {
  const { breaker, trip } = setUp();
  for (let round = 0; round < 10; round += 1) {
    for (let failure = 1; failure < breakerLimits.failures; failure += 1) expect(breaker.failed(reason)).toBe(false);
    breaker.succeeded();
  }
  expect(breaker.state()).toBe('closed');
  expect(breaker.problem()).toBeNull();
  trip();
  expect(breaker.state()).toBe('open');
  expect(breaker.problem()).toEqual(reason);
});

test('one certain failure is enough', () => {
  const { breaker } = setUp();
  expect(breaker.failed({ code: 'disk-full', values: {} }, true)).toBe(true);
  expect(breaker.state()).toBe('open');
});

test('a trial decides: success closes it, failure doubles the rest up to a bound', () => {
  const { clock, breaker, trip } = setUp();
  trip();
  let rest = breakerLimits.openMs;
  for (let round = 0; round < 12; round += 1) {
    expect(breaker.trialAt()).toBe(clock.time + rest);
    clock.time += rest - 1;
    expect(breaker.state()).toBe('open');
    clock.time += 1;
    expect(breaker.state()).toBe('trial');
    expect(breaker.problem()).toEqual(reason);
    breaker.failed(reason);
    rest = Math.min(rest * 2, breakerLimits.longestOpenMs);
  }
  clock.time += breakerLimits.longestOpenMs;
  expect(breaker.succeeded()).toBe(true);
  expect(breaker.state()).toBe('closed');
  trip();
  expect(breaker.trialAt()).toBe(clock.time + breakerLimits.openMs);
});

test('what began before it opened changes nothing', () => {
  const { clock, breaker, trip } = setUp();
  trip();
  const at = breaker.trialAt();
  clock.time += 5;
  expect(breaker.failed(reason)).toBe(false);
  expect(breaker.succeeded()).toBe(false);
  expect(breaker.trialAt()).toBe(at);
});
