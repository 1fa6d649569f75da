/** What only all files together can answer is answered so through every door, and within the folders a door may read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { askLibrary } from '../../../src/main/engine/doors/ask-library.ts';
import { askTool } from '../../../src/main/engine/doors/tools/ask-tool.ts';
import type { ToolUse } from '../../../src/main/engine/doors/tools/tool.ts';
import type { Events } from '../../../src/preload/contract/events.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const question = 'Total of all invoices from Acme';

async function library() {
  const engine = await testEngine();
  const root = temporaryFolder();
  const folders = ['old', 'new'].map((name) => path.join(root, name));
  for (const [at, folder] of folders.entries()) {
    mkdirSync(folder, { recursive: true });
    const text = `INVOICE ${at + 1}\nFrom: Acme Ltd\nThe pump was mended by Ole Hansen.\nTotal: \u20ac${at + 1}00.00\n`;
    writeFileSync(path.join(folder, `invoice ${at + 1}.txt`), text);
    await engine.add(folder);
  }
  const status = await engine.request('library.status', {});
  const idOf = (name: string) => status.folders.find((each) => each.path.endsWith(name))?.id ?? '';
  const use = (allowed: readonly string[] | null, signal = new AbortController().signal): ToolUse => ({
    access: {
      request: (route, input, given) => engine.request(route, input, given, 'door'),
      ask: (input, onText, given) => engine.request('answer.once', input, given, 'door', onText),
    },
    ...{ allowed, signal },
  });
  return { engine, idOf, use };
}

test('a program is answered as the window is', async () => {
  const { engine, use } = await library();
  const window = new Promise<Events['answer.done']>((resolve) => {
    engine.engine.on((name, payload) => {
      if (name === 'answer.done') resolve(payload as Events['answer.done']);
    });
  });
  await engine.request('answer.start', { question });
  const parts = (await window).answer?.parts.map(({ text }) => text).join('');
  expect(parts).toContain('**\u20ac300.00** in total over 2 invoices (from Acme).');
  const asked = await askLibrary({ question, mode: 'extract' }, use(null));
  expect(asked.parts.map(({ text }) => text).join('')).toBe(parts);
  expect(await askTool.run({ question }, use(null))).toMatchObject({ answer: parts });
  const streamed = { ...use(null), onText: () => undefined };
  expect((await askLibrary({ question, mode: 'extract' }, streamed)).way).toMatchObject({ kind: 'collection' });
});

test('a door goes over the files of its folders alone, and over none where it may read none', async () => {
  const { idOf, use } = await library();
  const one = await askTool.run({ question }, use([idOf('new')]));
  expect(JSON.stringify(one)).toContain('**\u20ac200.00** in total over 1 invoice');
  expect(JSON.stringify(await askTool.run({ question }, use([])))).not.toContain('00.00');
});

test('passages asked for are passages, and a caller that goes away ends the run', async () => {
  const { engine, use } = await library();
  const passages = await askLibrary({ question, mode: 'extract', way: 'passages' }, use(null));
  expect(passages.way?.kind).not.toBe('collection');
  const gone = new AbortController();
  const waiting = askLibrary(
    { question: 'How many invoices are from Acme?', mode: 'extract' },
    {
      ...use(null, gone.signal),
      access: {
        ...use(null).access,
        request: async (route, input, signal) => {
          const output = await engine.request(route, input, signal, 'door');
          if (route === 'collection.start') gone.abort();
          return output;
        },
      },
    },
  );
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
});
