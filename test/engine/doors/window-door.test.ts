/** The window is a door too: what it is answered is what every other program is. The others are compared with each other in `test/cli/doors.test.ts`. */
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Events } from '../../../src/preload/contract/events.ts';
import { doorQuestions, writeDoorLibrary } from '../../helpers/door-library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

type Cited = { readonly path: string; readonly start: number; readonly end: number; readonly quote: string };
const short = (citations: readonly Cited[] = []) =>
  citations.map(({ path: file, start, end, quote }) => ({ file, start, end, quote }));

// The bug: a question is read otherwise in a conversation than by a program, and cites another sentence.
test('fifty questions asked in the window cite what the same fifty asked by a program do', async () => {
  const engine = await testEngine();
  const { north, south } = writeDoorLibrary(path.join(temporaryFolder(), 'documents'));
  // Another engine over the same folders: what was answered once is remembered, and would be compared with itself.
  const program = await testEngine();
  for (const each of [engine, program]) {
    await each.add(north);
    await each.add(south);
  }
  const done = new Map<string, Events['answer.done']>();
  engine.engine.on((name, payload) => {
    if (name === 'answer.done')
      done.set((payload as Events['answer.done']).messageId, payload as Events['answer.done']);
  });
  for (const { question, town } of doorQuestions) {
    const { messageId } = await engine.request('answer.start', { question });
    while (!done.has(messageId)) await new Promise((resolve) => setTimeout(resolve, 2));
    const window = short(done.get(messageId)?.answer?.citations);
    const asked = short((await program.request('answer.once', { question })).citations);
    expect(window[0]?.quote, question).toContain(`${town} was built`);
    expect(asked, question).toEqual(window);
  }
});
