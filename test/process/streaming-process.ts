/**
 * `FOLDER [QUESTION…]`: opens the library in FOLDER and tells what became of these questions, then asks one more and streams an endless
 * answer. Every line of its output is JSON: `kept`, then `asked` once the engine has said that it has the question, then `shown`
 * for every piece of text.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '../../src/main/engine/index.ts';
import { fakeModels, fakeWorkers, silentLog } from '../helpers/fake-engine-parts.ts';
import { ggufFile } from '../helpers/gguf-file.ts';

export type Kept = { readonly question: string; readonly text: string; readonly state: string };
export type StreamingLine =
  | { readonly kept: readonly Kept[] }
  | { readonly asked: string }
  | { readonly shown: string; readonly at: number };

const [folder = '', ...earlier] = process.argv.slice(2);
/** Milliseconds between two pieces, as a quick model writes. */
const pieceMs = 8;
const tell = (line: StreamingLine) => process.stdout.write(`${JSON.stringify(line)}\n`);

const models = Object.assign(fakeModels(), {
  chat: () => ({
    info: async () => ({ modelId: 'endless', name: 'Endless', contextTokens: 2048 }),
    countTokens: async (texts: readonly string[]) => texts.map((text) => text.length >> 2),
    nextTokens: async () => [],
    async generate(_turns: unknown, _options: unknown, onText: (text: string) => void) {
      for (let piece = 0; ; piece += 1) {
        onText(`word${piece} `);
        await sleep(pieceMs);
      }
    },
  }),
});
const engine = await createEngine({
  ...{ dataDir: folder, samplesDir: folder, bundledEmbedderName: 'fake', models, workers: fakeWorkers() },
  ...{ pictures: null, ocrDirs: { bundled: folder, added: folder }, log: silentLog },
});
await engine.start();
if (earlier.length === 0) {
  const documents = path.join(folder, '..', 'documents');
  writeFileSync(path.join(documents, 'note.txt'), 'The lighthouse was built in 1788. It is open to everybody.');
  await engine.request('folder.add', { path: documents });
  await engine.idle();
  const file = path.join(folder, 'endless.gguf');
  writeFileSync(file, ggufFile());
  await engine.request('model.add', { path: file });
}

const kept: Kept[] = [];
const known = new Map((await engine.request('conversation.list', {})).map(({ title, id }) => [title, id]));
for (const question of earlier) {
  const conversationId = known.get(question);
  const messages = conversationId ? (await engine.request('conversation.get', { conversationId })).messages : [];
  kept.push({
    question: messages[0]?.text ?? '',
    text: messages[1]?.text ?? '',
    state: messages[1]?.state ?? 'missing',
  });
}
tell({ kept });

let shown = '';
engine.on((name, payload) => {
  if (name !== 'answer.delta') return;
  shown += (payload as { text: string }).text;
  tell({ shown, at: Date.now() });
});
const question = `When was the lighthouse built, asked at ${Date.now()}?`;
await engine.request('answer.start', { question, mode: 'generate' });
tell({ asked: question });
