import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingStrace } from '../torture/tools.ts';
import { type Watched, watchNetwork } from './readers/network-calls.ts';

/** No driver here: a driver talks to the app over a socket, and this is about there being none. */
const root = path.join(import.meta.dirname, '../..');
const electron = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron');
const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const cli = [process.execPath, path.join(root, 'out/main/cli.js')];
const missing = missingStrace();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of Electron itself, without anything of ours: what is seen here is not our doing. */
async function bareElectron(): Promise<Watched> {
  const bare = path.join(folder, 'bare');
  mkdirSync(bare, { recursive: true });
  writeFileSync(path.join(bare, 'package.json'), '{"main":"main.cjs"}');
  writeFileSync(
    path.join(bare, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.setPath('userData', ${JSON.stringify(path.join(folder, 'bare-data'))});
     app.whenReady().then(async () => {
       await new BrowserWindow({ show: true }).loadURL('data:text/html,bare');
       setTimeout(() => app.exit(0), 5000);
     });`,
  );
  return watchNetwork([electron, ...noSandbox, bare]);
}

describe.skipIf(missing !== null)('no network', () => {
  it('is a check that can fail: a planted connection, datagram and listener are seen', async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const planted = [
      `require('node:net').connect(${port}, '127.0.0.1').on('error', () => {})`,
      `const s = require('node:dgram').createSocket('udp4'); s.send('x', ${port}, '127.0.0.1', () => s.close())`,
      `const l = require('node:net').createServer().listen(0, '127.0.0.1', () => l.close())`,
    ];
    for (const code of planted) {
      const { calls } = await watchNetwork([process.execPath, '-e', code]);
      expect(calls.length, code).toBeGreaterThan(0);
    }
    server.close();
  });

  it('the command line adds, reads, searches and answers without an internet socket', async () => {
    const documents = path.join(folder, 'documents');
    mkdirSync(documents);
    const fixtures = path.join(root, 'test/fixtures/documents');
    for (const name of readdirSync(fixtures).filter((each) => !/\.(ts|json)$/.test(each))) {
      cpSync(path.join(fixtures, name), path.join(documents, name));
    }
    writeFileSync(path.join(documents, 'lighthouse.md'), '# Lighthouse\n\nThe lighthouse was built in 1887.\n');
    const library = ['--data-dir', path.join(folder, 'library')];
    const runs = [
      ['add', documents, '--wait', '--json', ...library],
      ['search', 'lighthouse built', '--json', ...library],
      ['ask', 'When was the lighthouse built?', '--json', ...library],
    ];
    const seen: Watched[] = [];
    for (const args of runs) seen.push(await watchNetwork([...cli, ...args]));
    expect(seen.flatMap(({ calls }) => calls)).toEqual([]);
    // It did its job: a program that ends at once connects to nothing either.
    expect(seen.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(seen[1]?.out).toContain('lighthouse.md');
    expect(seen[2]?.out).toContain('1887');
    for (const { seen: calls } of seen) expect(calls).toBeGreaterThan(0);
  });

  it('the app reads, answers and shows a page without an internet socket, of which a bare Electron makes some', async () => {
    const bare = await bareElectron();
    expect(bare.code).toBe(0);
    const out = path.join(folder, 'self-test');
    const ours = await watchNetwork([electron, ...noSandbox, root, '--self-test', out]);
    process.stdout.write(`internet calls: bare Electron ${bare.calls.length}, Docent ${ours.calls.length}\n`);
    expect(JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8'))).toMatchObject({ ok: true });
    expect(ours.code).toBe(0);
    expect(ours.seen).toBeGreaterThan(0);
    expect(ours.calls).toEqual([]);
  });
});
