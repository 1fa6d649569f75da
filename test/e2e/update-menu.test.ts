/** "Check for Updates…" in a build that knows where to look: one signed file of a server over TLS, asked for only when a person wants it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUpdateKey, signUpdate } from '../../build/sign-update.ts';
import { copyApp, type ModelServer, startModelServer } from '../helpers/app-copy.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const label = 'Check for Updates…';
const served = new Map<string, Buffer>();
const ours = newUpdateKey();
let folder: string;
let server: ModelServer;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const notice = (version: string, key: string) =>
  Buffer.from(
    signUpdate(
      { version, summary: 'Reads more.', page: 'https://docent.example/new', issued: new Date(), days: 30 },
      key,
    ),
  );
const menuItems = () =>
  docent.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items.map((one) => one.label) ?? []),
  );
const press = () =>
  docent.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('check-updates')?.click());

/** The built app as `DOCENT_UPDATE_URL` and `DOCENT_UPDATE_KEY` at build time would have made it: one constant of its bundle is another. */
function giveAddress(appDir: string, source: { url: string; publicKey: string }): void {
  const file = path.join(appDir, 'out/main/engine.js');
  const built = readFileSync(file, 'utf8');
  const constant = /function updateSource\(\) \{\s*return null;\s*\}/g;
  expect(built.match(constant)).toHaveLength(1);
  writeFileSync(file, built.replace(constant, `function updateSource() { return ${JSON.stringify(source)}; }`));
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-update-'));
  server = await startModelServer(folder, served);
  const appDir = copyApp(path.join(folder, 'app'), []);
  giveAddress(appDir, { url: `${server.address}update.json`, publicKey: ours.publicKey });
  docent = await openDocent(path.join(folder, 'data'), { appDir, env: server.env });
  process.stdout.write(`driving Electron ${docent.version}\n`);
});
afterAll(async () => {
  await docent.quit();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('Check for Updates…', () => {
  it('is in the menu, and leads to its switch while that is off, without asking anybody', async () => {
    await waitUntil('the item', async () => (await menuItems()).includes(label));
    await press();
    await byId('check-updates').waitFor();
    expect(await byId('check-updates').isChecked()).toBe(false);
    expect(server.requests).toEqual([]);
  });

  it('reads one signed file and tells of the newer version', async () => {
    served.set('update.json', notice('7.1.0', ours.privatePem));
    await byId('check-updates').click();
    await waitUntil('the switch', async () => (await docent.request('settings.get', {})).checkUpdates);
    await byId('settings-close').click();
    // Switched on, it looks by itself as well, once; a person's look comes on top.
    await waitUntil('the daily look', async () => (await docent.request('update.status', {}))?.state === 'newer');
    const before = server.requests.length;
    await press();
    await waitUntil('the look', async () => server.requests.length === before + 1);
    expect(new Set(server.requests.map(({ url }) => url))).toEqual(new Set(['/update.json']));
    await docent.page.getByText('7.1.0').first().waitFor();
    await docent.screenshot('update-newer');
    expect(await docent.request('update.status', {})).toMatchObject({ newest: '7.1.0', problem: null });
  });

  it('believes nothing that another key has signed', async () => {
    served.set('update.json', notice('9.9.9', newUpdateKey().privatePem));
    const before = server.requests.length;
    await press();
    await waitUntil('the look', async () => server.requests.length > before);
    await waitUntil(
      'the refusal',
      async () => (await docent.request('update.status', {}))?.problem?.code === 'update-refused',
    );
    expect(await docent.request('update.status', {})).toMatchObject({ newest: '7.1.0' });
    await expect(docent.page.getByText('9.9.9').count()).resolves.toBe(0);
    await docent.screenshot('update-refused');
    const connections = await docent.request('network.connections', {});
    expect(new Set(connections.map(({ host }) => host))).toEqual(new Set([new URL(server.address).host]));
  });
});
