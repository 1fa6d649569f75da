import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const chatModel = path.join(import.meta.dirname, '../../.cache/models/tinyllama-1.1b-chat-iq2_xxs.gguf');

let folder: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const lastAnswer = () => docent.page.locator('[data-testid="message"][data-role="assistant"]').last();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(
    path.join(documents, 'note.md'),
    '# Observatory\n\nThe observatory was built in 1788. It opens at eight.\n',
  );
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil('the note to be ready', async () => (await docent.request('library.status', {})).counts.ready === 1);
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('an answer written by a model, in the window', () => {
  it('takes a model chosen in the system’s dialog', async () => {
    await docent.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, chatModel);
    await byId('nav-chat').click();
    await byId('mode-generate').click();
    await byId('add-model').click();
    await byId('models-import').click();
    await waitUntil('the model to be chosen', async () =>
      (await docent.request('model.list', {})).some(({ role, selected }) => role === 'chat' && selected),
    );
    await byId('nav-chat').click();
  });

  it('streams: the words appear one after another before the answer is whole', async () => {
    await byId('chat-input').fill('When was the observatory built?');
    await byId('chat-send').click();
    const lengths = new Set<number>();
    await waitUntil('the whole answer', async () => {
      if ((await lastAnswer().count()) === 0) return false;
      const state = await lastAnswer().getAttribute('data-state');
      if (state === 'streaming') lengths.add((await lastAnswer().textContent())?.length ?? 0);
      return state === 'complete';
    });
    expect(lengths.size).toBeGreaterThan(2);
    await docent.screenshot('7-written-answer');
  });

  it('stops when asked and keeps what was written', async () => {
    await byId('chat-input').fill('Tell me a long story about the observatory.');
    await byId('chat-send').click();
    await waitUntil('words of the second answer', async () => {
      const answers = docent.page.locator('[data-testid="message"][data-role="assistant"]');
      return (await answers.count()) === 2 && ((await answers.last().textContent())?.length ?? 0) > 40;
    });
    const asked = Date.now();
    await byId('chat-stop').click();
    await docent.page.locator('[data-testid="message"][data-role="assistant"][data-state="stopped"]').waitFor();
    process.stdout.write(`the stop button took ${Date.now() - asked} ms\n`);
    expect(docent.problems).toEqual([]);
  });
});
