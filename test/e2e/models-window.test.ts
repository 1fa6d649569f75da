/** The Models page: what fits, a download with pause and quit in the middle, import, details, removal. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyApp, type ModelServer, servedEntry, startModelServer } from '../helpers/app-copy.ts';
import { ggufFile, llamaPairs, numberPair } from '../helpers/gguf-file.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const megabyte = 1024 * 1024;
const model = ggufFile({
  pairs: [...llamaPairs, numberPair('llama.block_count', 2), numberPair('llama.attention.head_count', 4)],
  dataBytes: 24 * megabyte,
});

let folder: string;
let appDir: string;
let server: ModelServer;
let docent: Docent;

const dataDir = () => path.join(folder, 'data');
const byId = (id: string) => docent.page.getByTestId(id);
const row = (id: string) => docent.page.locator(`[data-testid="catalog-row"][data-id="${id}"]`);
const stateOf = (id: string) => row(id).first().getAttribute('data-state');

async function open(): Promise<void> {
  docent = await openDocent(dataDir(), { appDir, env: server.env });
  await byId('nav-models').click();
  await byId('models').waitFor();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-models-'));
  server = await startModelServer(folder, new Map([['Harbour-1B-Q8_0.gguf', model]]), 25);
  appDir = copyApp(path.join(folder, 'app'), [
    servedEntry('harbour-1b', 'Harbour 1B', 'Harbour-1B-Q8_0.gguf', model, server),
  ]);
  await open();
  process.stdout.write(`driving Electron ${docent.version}\n`);
});
afterAll(async () => {
  await docent.quit();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the Models page', () => {
  it('says in a sentence what fits, and shows what is recommended first', async () => {
    await expect(byId('memory-plan').textContent()).resolves.toMatch(/has [\d.]+ GB: .* A chat model may use/);
    await expect(byId('models-recommended').textContent()).resolves.toContain('Multilingual E5 small');
    await expect(byId('models-chat').textContent()).resolves.toContain('Qwen3');
    const badges = await byId('fit-badge').evaluateAll((all) => all.map((each) => each.getAttribute('data-verdict')));
    expect(new Set(badges)).toContain('fits');
    await expect(row('qwen3-4b-q4_k_m').first().textContent()).resolves.toMatch(
      /weights \+ .* for [\d,]+ tokens \+ .* = .* of /,
    );
    await docent.screenshot('models-1-page');
  });

  it('shows all there is to know of one model', async () => {
    await row('qwen3-8b-q4_k_m').first().getByTestId('model-open').click();
    const text = (await byId('model-details').textContent()) ?? '';
    for (const fact of ['Apache-2.0', 'huggingface.co/Qwen/Qwen3-8B-GGUF', 'd98cdcbd03e17ce4', 'LFS', 'Weights']) {
      expect(text).toContain(fact);
    }
    await docent.screenshot('models-2-details');
    await byId('model-details-close').click();
  });

  it('changes the arithmetic with the context', async () => {
    const sum = () => row('qwen3-1.7b-q8_0').first().textContent();
    const before = await sum();
    await byId('context-select').selectOption('2048');
    await waitUntil('the sum to change', async () => (await sum()) !== before);
    expect(await sum()).toContain('2,048 tokens');
    await byId('context-select').selectOption('auto');
  });

  it('asks before the first connection, and makes none when told no', async () => {
    await row('harbour-1b').first().getByTestId('model-download').click();
    await docent.page.getByText('Allow downloads?').waitFor();
    await docent.screenshot('models-3-asking');
    await docent.page.keyboard.press('Escape');
    expect(server.requests).toEqual([]);
  });

  it('brings a model, pauses, and goes on after the app was closed', async () => {
    await row('harbour-1b').first().getByTestId('model-download').click();
    await byId('confirm').click();
    await waitUntil('speed and time left', async () =>
      /MB\/s · .* left/.test(
        (await row('harbour-1b')
          .first()
          .getByTestId('download-line')
          .textContent()
          .catch(() => '')) ?? '',
      ),
    );
    await docent.screenshot('models-4-downloading');
    await row('harbour-1b').first().getByTestId('download-pause').click();
    await waitUntil('the pause', async () => (await stateOf('harbour-1b')) === 'paused');
    await docent.quit();
    const asked = server.requests.length;
    await open();
    await waitUntil('the paused download', async () => (await stateOf('harbour-1b')) === 'paused');
    // Nothing is connected to by itself.
    expect(server.requests.length).toBe(asked);
    await row('harbour-1b').first().getByTestId('download-resume').click();
    await waitUntil('the model', async () => (await stateOf('harbour-1b')) === 'installed', 60_000);
    expect(server.requests.at(-1)?.range).toMatch(/^bytes=\d+-$/);
    expect(readFileSync(path.join(dataDir(), 'models/harbour-1b/Harbour-1B-Q8_0.gguf')).equals(model)).toBe(true);
  });

  it('lists every connection under Privacy', async () => {
    await byId('nav-settings').click();
    await byId('connection-row').first().waitFor();
    await expect(byId('connection-row').first().textContent()).resolves.toContain('localhost');
    expect(await byId('allow-downloads').isChecked()).toBe(true);
    await byId('allow-downloads').scrollIntoViewIfNeeded();
    await docent.screenshot('models-5-privacy');
    await byId('settings-close').click();
  });

  it('offers a model server on this machine, which is off', async () => {
    await byId('nav-settings').click();
    expect(await byId('endpoint-on').isChecked()).toBe(false);
    await byId('endpoint-on').click();
    await byId('endpoint-address').waitFor();
    expect(await byId('endpoint-address').inputValue()).toBe('http://127.0.0.1:11434');
    await byId('endpoint-on').scrollIntoViewIfNeeded();
    await docent.screenshot('models-9-endpoint');
    await byId('endpoint-on').click();
    await byId('settings-close').click();
  });

  it('lists a file that is put into the models folder', async () => {
    writeFileSync(path.join(dataDir(), 'models', 'Put here.gguf'), model);
    await docent.page.locator('[data-testid="own-model"][data-name="Put here"]').waitFor({ timeout: 20_000 });
    await docent.page.locator('[data-testid="own-model"]').scrollIntoViewIfNeeded();
    await docent.screenshot('models-6-own');
  });

  it('shows how Docent is and how fast this machine is', async () => {
    await byId('models-health').click();
    await byId('doctor-line').first().waitFor({ timeout: 60_000 });
    const states = await byId('doctor-line').evaluateAll((all) => all.map((each) => each.getAttribute('data-state')));
    expect(states).not.toContain('problem');
    await byId('bench-run').click();
    await byId('bench').waitFor({ timeout: 120_000 });
    await expect(byId('bench').textContent()).resolves.toMatch(
      /Embedding[\d.]+ texts\/s.*Recognising letters[\d.]+ pages\/min/,
    );
    await docent.screenshot('models-8-health');
    await byId('health-back').click();
    await byId('models').waitFor();
  });

  it('says what uses a model before it is removed, and removes what was downloaded', async () => {
    // The first chat model is used at once.
    await row('harbour-1b').first().getByText('In use').waitFor();
    await row('harbour-1b').first().getByTestId('model-open').click();
    await waitUntil('what uses it', async () =>
      ((await byId('model-details').textContent()) ?? '').includes('the chosen model'),
    );
    await byId('model-remove').click();
    await docent.page.getByText('It is the chosen one').waitFor();
    await docent.screenshot('models-7-removing');
    await byId('confirm').click();
    await waitUntil('it to go', async () => (await stateOf('harbour-1b')) === 'none');
    expect(existsSync(path.join(dataDir(), 'models/harbour-1b'))).toBe(false);
    expect(existsSync(path.join(dataDir(), 'models/Put here.gguf'))).toBe(true);
    expect(docent.problems).toEqual([]);
  });
});
