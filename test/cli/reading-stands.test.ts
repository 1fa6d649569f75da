/** What waiting for the reading ends with where the readers of this machine do not start. */
import { expect, test } from 'vitest';
import { exitCodeOf, exitCodes } from '../../src/main/commands/exit-codes.ts';
import { addCommand, statusCommand } from '../../src/main/commands/library-commands.ts';
import type { Door } from '../../src/main/commands/open-door.ts';
import type { Output } from '../../src/main/commands/output.ts';
import { type Command, parseCommand } from '../../src/main/commands/parse-command.ts';
import type { AppErrorCode } from '../../src/preload/contract/errors.ts';
import type { LibraryStatus } from '../../src/preload/contract/shapes.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

/** The door to a real engine whose files are said to wait for `code`. */
async function doorOf(waiting: number, code: AppErrorCode | null) {
  const { engine } = await testEngine();
  await engine.start();
  const printed: unknown[] = [];
  const request: Door['request'] = async (route, input) => {
    const value = await engine.request(route, input);
    if (route !== 'library.status') return value;
    const status = value as LibraryStatus;
    return {
      ...status,
      counts: { ...status.counts, waiting },
      problem: code && { code, values: {} },
    } as typeof value;
  };
  const door = {
    request,
    start: async () => undefined,
    idle: async () => undefined,
    timings: async () => engine.timings(),
  };
  const output = { document: (value: unknown) => printed.push(value), note: () => undefined, json: false };
  return { door: door as unknown as Door, output: output as unknown as Output, printed };
}

const commandOf = (...words: readonly string[]) => parseCommand(words) as Command;

test('an error in words and a code, after what there is', async () => {
  const { door, output, printed } = await doorOf(3, 'engine-unavailable');
  const folder = temporaryFolder();
  const failure = await statusCommand(commandOf('status', '--wait'), door, output).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'engine-unavailable', message: expect.stringContaining('3 files wait') });
  expect(exitCodeOf('engine-unavailable')).toBe(exitCodes.library);
  expect(printed).toMatchObject([{ problem: { code: 'engine-unavailable' } }]);
  await expect(addCommand(commandOf('add', folder, '--wait'), door, output)).rejects.toMatchObject({
    code: 'engine-unavailable',
  });
});

test('none where nobody waits, where nothing is left, or where nothing is wrong', async () => {
  const stands = await doorOf(3, 'engine-unavailable');
  await statusCommand(commandOf('status'), stands.door, stands.output);
  const done = await doorOf(0, 'model-host-down');
  await statusCommand(commandOf('status', '--wait'), done.door, done.output);
  const paused = await doorOf(3, null);
  await statusCommand(commandOf('status', '--wait'), paused.door, paused.output);
  expect([stands, done, paused].map(({ printed }) => printed.length)).toEqual([1, 1, 1]);
});
