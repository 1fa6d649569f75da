import { expect, test } from 'vitest';
import { createBreaker } from '../../../src/main/engine/plan/breaker.ts';
import { guardPictures } from '../../../src/main/engine/plan/guard-pictures.ts';
import { breakerLimits } from '../../../src/main/engine/plan/limits.ts';
import type { PictureWorkers } from '../../../src/main/engine/ports.ts';
import type { Picture, RecognisedPage } from '../../../src/main/engine/types.ts';
import { AppError, toWire } from '../../../src/preload/contract/errors.ts';

const page: RecognisedPage = {
  width: 1,
  height: 1,
  words: [],
  confidence: 0,
  turned: 0,
  languages: ['eng'],
  missingScript: null,
};
const picture = (mark: number): Picture => ({ type: 'file', bytes: Uint8Array.of(mark), frame: 0 });
const { signal } = new AbortController();

/** Processes that die of what `kills` says. */
function setUp() {
  const clock = { time: 1_000 };
  const given = { kills: (_picture: Picture) => false, asked: 0 };
  const workers: PictureWorkers = {
    size: 1,
    inspect: async () => ({ format: 'png', frames: [], pixelsPerInch: null }),
    async recognise(wanted) {
      given.asked += 1;
      if (given.kills(wanted)) throw new AppError('worker-crashed', 'died');
      return page;
    },
    render: async () => new Uint8Array(),
    look: async () => {
      throw new AppError('internal', 'not asked for');
    },
    lookAll: async () => [],
    pixels: async () => {
      throw new AppError('internal', 'not asked for');
    },
    languages: async () => ['eng'],
    resize: () => undefined,
    close: async () => undefined,
  };
  const guarded = guardPictures(
    workers,
    createBreaker(() => clock.time),
  );
  const read = (mark: number) =>
    guarded.recognise(picture(mark), ['eng'], signal).then(
      () => 'read',
      (error: unknown) => `${toWire(error).code}${toWire(error).data.down ? ' down' : ''}`,
    );
  return { clock, given, read };
}

test('a process that dies once is no trouble, a picture that kills two is at fault', async () => {
  const { given, read } = setUp();
  given.kills = () => given.asked === 1;
  expect(await read(1)).toBe('read');
  given.kills = (wanted) => wanted.type === 'file' && wanted.bytes[0] === 13;
  for (let round = 0; round < 10; round += 1) expect(await read(13)).toBe('worker-crashed');
  expect(await read(1)).toBe('read');
});

test('processes that die of everything rest, are asked seldom, and go on after a trial', async () => {
  const { clock, given, read } = setUp();
  given.kills = () => true;
  const results = [];
  for (let mark = 0; mark < 50; mark += 1) results.push(await read(mark));
  expect(results.filter((result) => result === 'worker-crashed').length).toBeLessThanOrEqual(1);
  expect(results.at(-1)).toBe('ocr-unavailable down');
  expect(given.asked).toBeLessThanOrEqual(breakerLimits.failures + 2);
  clock.time += breakerLimits.openMs;
  expect(await read(1)).toBe('ocr-unavailable down');
  clock.time += breakerLimits.longestOpenMs;
  given.kills = () => false;
  expect(await read(1)).toBe('read');
  expect(await read(2)).toBe('read');
});
