import { expect, it } from 'vitest';
import { planLimits } from '../../src/main/engine/plan/limits.ts';
import { modelHostLimits } from '../../src/main/model-host/limits.ts';

it('models take turns on the machines on which the memory plan says so', () => {
  expect(modelHostLimits.lease.smallMachine).toBe(planLimits.smallMachine);
});
