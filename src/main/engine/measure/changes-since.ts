/** What a test found that it did not find last time; noise is left out. */
import type { MeasuredChange, RegressFigures } from '../../../preload/contract/measure-shapes.ts';
import { measureLimits } from './limits.ts';

export function changesSince(before: RegressFigures, now: RegressFigures): readonly MeasuredChange[] {
  const { noise } = measureLimits;
  const bounds = {
    divergence: noise.divergence,
    agreement: noise.share,
    exact: noise.share,
    tokensPerSecond: before.tokensPerSecond * noise.speed,
  } as const;
  return (Object.keys(bounds) as (keyof typeof bounds)[]).flatMap((figure) => {
    const [was, is] = [before[figure], now[figure]];
    if (was === is || (was !== null && is !== null && Math.abs(is - was) <= bounds[figure])) return [];
    return [{ figure, before: was, now: is }];
  });
}
