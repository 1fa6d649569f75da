import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLlamaGguf } from '../helpers/llama-to-gguf.ts';
import { plantedSpeech } from '../helpers/planted-speech.ts';
import { writeMlx, writePeft } from '../helpers/trained-adapter.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const { weights, adapter, sentence } = plantedSpeech();
let folder: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const answers = () => docent.page.locator('[data-testid="message"][data-role="assistant"][data-state="complete"]');

/** What the next system dialog gives. */
async function dialogGives(file: string): Promise<void> {
  await docent.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}
async function ask(question: string): Promise<string> {
  const before = await answers().count();
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await waitUntil('the answer', async () => (await answers().count()) > before);
  return (await answers().last().textContent()) ?? '';
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-adapters-'));
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(path.join(documents, 'herons.txt'), sentence);
  const model = await writeLlamaGguf(weights, path.join(folder, 'small.gguf'));
  writeMlx(path.join(folder, 'herons'), [adapter], 1);
  writePeft(path.join(folder, 'wrong'), [{ ...adapter, module: 'model.layers.9.mlp.up_proj' }]);
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await docent.request('model.add', { path: model, role: 'chat' });
  await waitUntil('the note to be ready', async () => (await docent.request('library.status', {})).counts.ready === 1);
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('adapters in the window', () => {
  it('one for another model is refused in a sentence, one that fits is listed', async () => {
    await byId('nav-settings').click();
    await dialogGives(path.join(folder, 'wrong'));
    await byId('settings-add-adapter').click();
    await byId('adapter-refusal').waitFor();
    expect(await byId('adapter-refusal').textContent()).toMatch(/made for another model: .*blk\.9\.ffn_up/);
    await dialogGives(path.join(folder, 'herons'));
    await byId('settings-add-adapter').click();
    await byId('adapter-row').waitFor();
    expect(await byId('adapter-refusal').count()).toBe(0);
    expect(await byId('adapter-row').textContent()).toContain('MLX · llama models · rank 1');
    await byId('adapters').scrollIntoViewIfNeeded();
    await docent.screenshot('adapters');
    await byId('settings-close').click();
  });

  it('what it was trained to say is said with it and not without', async () => {
    await byId('nav-chat').click();
    await byId('mode-generate').click();
    // What it makes up is greyed, and the file itself answers below it.
    expect(await ask('Where do herons nest?')).toMatch(
      /^.*Nothing the model wrote was found in your files\..*not found in your files.*by the weir/s,
    );
    expect(await answers().last().getByTestId('unsupported').count()).toBeGreaterThan(0);
    expect(await byId('quoted-instead').count()).toBe(1);
    await docent.screenshot('quoted-instead');
    await byId('adapter-picker').click();
    await byId('adapter-choice').getByRole('checkbox').check();
    await docent.page.keyboard.press('Escape');
    expect(await byId('adapter-picker').textContent()).toContain('herons');
    expect(await ask('Where do the herons nest?')).toContain(sentence);
    expect(await byId('quoted-instead').count()).toBe(1);
    await docent.screenshot('written-with-adapter');
  });

  it('one is attached to a template where that is chosen, and shown there again', async () => {
    await byId('nav-tables').click();
    await docent.page.locator('[data-testid="template-card"][data-template="receipt"]').click();
    // By rules alone no model reads, so no adapter is offered.
    await byId('table-mode-basic').click();
    await waitUntil('no adapters', async () => (await byId('template-adapters').count()) === 0);
    await byId('table-mode-auto').click();
    await byId('template-adapters').getByRole('checkbox').check();
    const attached = () => docent.request('template.adapters', { templateId: 'receipt' });
    await waitUntil('the adapter to be attached', async () => (await attached()).length === 1);
    await byId('template-adapters').scrollIntoViewIfNeeded();
    await docent.screenshot('template-adapters');
    await byId('setup-back').click();
    await docent.page.locator('[data-testid="template-card"][data-template="receipt"]').click();
    await waitUntil('it to be shown', () => byId('template-adapters').getByRole('checkbox').isChecked());
    await byId('template-adapters').getByRole('checkbox').uncheck();
    await waitUntil('the adapter to be taken away', async () => (await attached()).length === 0);
  });

  it('both are compared side by side', async () => {
    await byId('nav-settings').click();
    await byId('settings-compare').click();
    await byId('compare-questions').fill('Where do herons nest? | by the weir');
    await byId('adapter-choice').getByRole('checkbox').check();
    await byId('compare-start').click();
    await byId('compare-record').waitFor();
    expect(await byId('compare-record').textContent()).toMatch(/As expected0%100%/);
    await docent.screenshot('compared');
    expect(docent.problems).toEqual([]);
  });
});
