import { expect, it } from 'vitest';
import { letGoOnLeave } from '../../../src/renderer/components/let-go-on-leave.ts';

it('takes the address of an image that leaves, so that nobody goes on making its picture', () => {
  const removed: string[] = [];
  const image = { removeAttribute: (name: string) => removed.push(name) } as unknown as HTMLImageElement;
  const leave = letGoOnLeave(image);
  expect(removed).toEqual([]);
  leave();
  expect(removed).toEqual(['src']);
});
