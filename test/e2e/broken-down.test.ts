import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let dataDir: string;
let docent: Docent;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  dataDir = path.join(folder, 'data');
  const documents = path.join(folder, 'documents');
  mkdirSync(documents);
  writeFileSync(path.join(documents, 'note.md'), '# Observatory\n\nThe observatory was built in 1788.\n');
  docent = await openDocent(dataDir);
  await docent.request('folder.add', { path: documents });
  await ready();
});

afterEach(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

const ready = () =>
  waitUntil('the note to be ready', async () => (await docent.request('library.status', {})).counts.ready === 1);

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // ESRCH: it is gone.
  }
};

describe('when something breaks down around the window', () => {
  it('SIGKILL of the whole app leaves no process behind and no damage', async () => {
    const names = ['engine', 'model-host', 'extract-worker'];
    const children = (await Promise.all(names.map((name) => docent.processIds(name)))).flat();
    expect(children.length).toBeGreaterThan(1);
    process.kill(docent.app.process().pid as number, 'SIGKILL');
    await waitUntil('every process to be gone', async () => !children.some(isAlive));
    docent = await openDocent(dataDir);
    await ready();
    const { hits } = await docent.request('search.run', { query: 'observatory' });
    expect(hits.map(({ title }) => title)).toEqual(['Observatory']);
  });

  it('a crashed page comes back by itself', async () => {
    await docent.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    const shown = await waitUntil('the page to be back', () =>
      docent.app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents || contents.isCrashed() || contents.isLoading()) return null;
        // A script sent into a page that is just being replaced never answers.
        const asked = contents.executeJavaScript(
          `document.querySelector('[data-testid="folder-row"]')?.getAttribute('data-name') ?? null`,
        ) as Promise<string | null>;
        return Promise.race([asked, new Promise<null>((resolve) => setTimeout(resolve, 1_000, null))]);
      }),
    );
    expect(shown).toBe('documents');
  });

  it('a library of a newer version is left alone, and the window says why', async () => {
    await docent.quit();
    // The engine ends a moment after the window.
    const notes = path.join(dataDir, 'safety.json');
    await waitUntil('the databases to be closed', async () => readFileSync(notes, 'utf8').includes('"open":false'));
    const library = new Database(path.join(dataDir, 'library.db'));
    library.pragma('user_version = 9999');
    library.close();
    // The notes beside it are of this version, which makes of such a number what it is then: damage.
    for (const copy of [notes, path.join(dataDir, 'safety-copy.json')]) rmSync(copy);
    docent = await openDocent(dataDir);
    await expect(docent.request('library.status', {})).rejects.toThrow('schema-newer');
    await waitUntil('a sentence about it in the window', async () =>
      /newer Docent/.test((await docent.page.textContent('body')) ?? ''),
    );
    await docent.screenshot('8-newer-library');
    const after = new Database(path.join(dataDir, 'library.db'), { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(9999);
    after.close();
  });
});
