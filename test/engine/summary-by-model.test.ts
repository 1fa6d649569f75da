/** A long document told by a model, part by part: what it makes up is never cited, what it says is proven by the document. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EngineContext } from '../../src/main/engine/engine-context.ts';
import type { ChatModel } from '../../src/main/engine/ports.ts';
import { summariseDocument } from '../../src/main/engine/run-summary.ts';
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

const file = { id: 'm', name: 'Fake', role: 'chat', path: '/m.gguf' } as const;
const towns = ['Bergen', 'Oslo', 'Kiel', 'Riga', 'Turku', 'Visby', 'Aarhus', 'Tallinn', 'Narva', 'Vaasa'];

/** Repeats the first sentence of the first passage it is shown, and makes one thing up. */
function repeatingModel(prompts: string[]): ChatModel {
  return {
    info: async () => ({ modelId: 'm', name: 'Fake', contextTokens: 4096 }),
    countTokens: async (texts) => texts.map((text) => Math.ceil(text.length / 4)),
    async generate(turns, _options, onText) {
      const prompt = turns.at(-1)?.text ?? '';
      prompts.push(prompt);
      const first = /\n([^\n.]+\.)/.exec(prompt.slice(prompt.indexOf('[1]')))?.[1] ?? '';
      const text = `${first} [1] The moon landed in Atlantis in 1999. [1]`;
      onText(text);
      return { text, reason: 'end', promptTokens: 1, generatedTokens: 1 };
    },
    nextTokens: async () => [],
  };
}

test('every part is read, and the last words stand in the document', async () => {
  const root = path.join(temporaryFolder(), 'd');
  mkdirSync(root);
  const section = (town: string, index: number) =>
    `The harbour of ${town} was rebuilt in ${1850 + index} by the engineer Ole Hansen.\n\n${`Ships called at ${town} twice a week and Anna Berg kept a list of them. `.repeat(30)}`;
  writeFileSync(path.join(root, 'harbours.txt'), towns.map(section).join('\n\n'));
  const running = await testEngine();
  await running.add(root);
  const { files } = await running.request('file.list', {});
  await running.engine.close();
  const library = openLibraryStore(running.dataDir);
  const personal = openPersonalStore(running.dataDir);
  const prompts: string[] = [];
  const model = repeatingModel(prompts);
  const context = { library, personal, models: { chat: () => model } } as unknown as EngineContext;
  const never = new AbortController().signal;
  const documentId = files[0]?.documentId ?? '';
  const summary = await summariseDocument(context, documentId, file, never);
  if (summary.way?.kind !== 'summary') throw new Error('not a summary');
  expect(summary.way.parts).toBeGreaterThan(3);
  // Each part once, and once more over what was proven.
  expect(prompts).toHaveLength(summary.way.read + 1);
  expect(summary.citations.length).toBeGreaterThan(0);
  for (const { start, end, quote, verified } of summary.citations) {
    expect(verified).toBe(true);
    expect(library.contents.text(library.contents.byPublicId(documentId)?.id ?? 0, start, end)).toBe(quote);
  }
  const madeUp = summary.parts.filter(({ text }) => text.includes('Atlantis'));
  expect(madeUp.map(({ supported, citations }) => [supported, citations.length])).toEqual([[false, 0]]);
  await expect(summariseDocument(context, documentId, file, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
  library.close();
  personal.close();
});
