import { expect, test } from 'vitest';
import { createTimeLeft } from '../../src/main/engine/time-left.ts';

const second = 1000;
const mebibyte = 1024 * 1024;

function setUp() {
  const clock = { time: 0 };
  return { clock, left: createTimeLeft(() => clock.time) };
}
const waiting = (kind: string, files: number, bytes: number) => [{ kind, files, bytes }];
const none = { done: 0, total: 0 };

test('nothing is said before anything is known', () => {
  const { left } = setUp();
  expect(left.seconds({ kinds: waiting('pdf', 5, mebibyte), passages: none, readers: 2 }, 0)).toBeNull();
  left.fileRead('pdf', mebibyte, second);
  expect(left.seconds({ kinds: waiting('pdf', 5, mebibyte), passages: none, readers: 2 }, 0)).toBeNull();
});

test('a note says nothing about a gigabyte', () => {
  const { left } = setUp();
  const kinds = waiting('text', 1, 1024 * mebibyte);
  left.fileRead('text', 40, 3 * second);
  expect(left.seconds({ kinds, passages: none, readers: 1 }, 0)).toBeNull();
  left.fileRead('text', 2 * mebibyte, second);
  expect(left.seconds({ kinds, passages: none, readers: 1 }, 0)).toBeGreaterThan(500);
});

test('each kind waits at its own pace, side by side on the readers', () => {
  const { left } = setUp();
  for (let file = 0; file < 10; file += 1) {
    left.fileRead('pdf', mebibyte, 10 * second);
    left.fileRead('text', mebibyte, second / 10);
  }
  const pdf = left.seconds({ kinds: waiting('pdf', 10, 10 * mebibyte), passages: none, readers: 1 }, 0);
  expect(pdf).toBe(100);
  const again = createSame();
  expect(again.seconds({ kinds: waiting('text', 10, 10 * mebibyte), passages: none, readers: 1 }, 0)).toBe(1);
  const third = createSame();
  expect(third.seconds({ kinds: waiting('pdf', 10, 10 * mebibyte), passages: none, readers: 4 }, 0)).toBe(25);

  function createSame() {
    const { left: same } = setUp();
    for (let file = 0; file < 10; file += 1) {
      same.fileRead('pdf', mebibyte, 10 * second);
      same.fileRead('text', mebibyte, second / 10);
    }
    return same;
  }
});

test('the embedder counts when it takes longer, with the passages that are still to come', () => {
  const { clock, left } = setUp();
  const kinds = waiting('text', 10, 10 * mebibyte);
  left.seconds({ kinds, passages: none, readers: 1 }, 0);
  for (let file = 0; file < 10; file += 1) left.fileRead('text', mebibyte, second);
  clock.time = 100 * second;
  // 10 MiB gave 1000 passages, 100 took 10 s: 900 and 1000 more are to come.
  expect(left.seconds({ kinds, passages: { done: 100, total: 1000 }, readers: 1 }, 10 * second)).toBe(190);
});

test('it runs down with the clock and bends towards a new estimate', () => {
  const { clock, left } = setUp();
  for (let file = 0; file < 10; file += 1) left.fileRead('pdf', mebibyte, 10 * second);
  const at = (files: number) =>
    left.seconds({ kinds: waiting('pdf', files, files * mebibyte), passages: none, readers: 1 }, 0) as number;
  expect(at(60)).toBe(600);
  clock.time += second / 10;
  const shown = at(30);
  expect(shown).toBeGreaterThan(550);
  expect(shown).toBeLessThan(600);
  clock.time += 60 * second;
  expect(at(30)).toBeLessThan(310);
});
