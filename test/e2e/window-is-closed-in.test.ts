import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { startAgain } from './helpers/start-again.ts';

let folder: string;
let docent: Docent;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('the window', () => {
  it('is our page in the sandbox, with nothing of Node in it', async () => {
    expect(docent.page.url()).toBe('app://docent/index.html');
    const seen = await docent.page.evaluate(() => ({
      types: ['require', 'process', 'module', 'global', 'Buffer'].filter((name) => name in window),
      bridge: Object.keys((window as unknown as { docent: object }).docent).sort(),
    }));
    expect(seen.types).toEqual([]);
    expect(seen.bridge).toEqual(['languages', 'look', 'on', 'pathForFile', 'platform', 'request']);
    const preferences = await docent.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity } = contents.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity };
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    });
  });

  it('runs no text as code and makes no script address from text', async () => {
    const refused = await docent.page.evaluate(async () => {
      // The inspector lifts the ban on eval for what it runs itself, up to the first pause.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const attempts: Record<string, () => unknown> = {
        // biome-ignore lint/security/noGlobalEval: that it is refused is the point
        eval: () => eval('1'),
        function: () => new Function('return 1')(),
        worker: () => new Worker('app://docent/assets/other.js'),
        html: () => {
          document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
        },
        policy: () =>
          (
            window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('another', { createHTML: (text: string) => text }),
      };
      return Object.entries(attempts).flatMap(([name, attempt]) => {
        try {
          attempt();
          return [];
        } catch {
          return [name];
        }
      });
    });
    expect(refused).toEqual(['eval', 'function', 'worker', 'html', 'policy']);
  });

  it('reaches no address but its own, even without its content security policy', async () => {
    const reached = await docent.page.evaluate(async () => {
      const answers: string[] = [];
      for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'data:text/plain,x']) {
        await fetch(url).then(
          () => answers.push(url),
          () => undefined,
        );
      }
      return answers;
    });
    expect(reached).toEqual([]);
    const fromMain = await docent.app.evaluate(async ({ session }) => {
      const answers: string[] = [];
      for (const url of ['https://example.com/', 'http://127.0.0.1:9/']) {
        await session.defaultSession.fetch(url).then(
          () => answers.push('reached'),
          (error: unknown) => answers.push(String(error)),
        );
      }
      return answers;
    });
    for (const answer of fromMain) expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  it('stays where it is: no navigation, no new window, no web view', async () => {
    await docent.page.evaluate(() => {
      window.location.href = 'https://example.com/';
    });
    const opened = await docent.page.evaluate(() => window.open('https://example.com/'));
    expect(opened).toBeNull();
    await docent.page.waitForTimeout(300);
    expect(docent.page.url()).toBe('app://docent/index.html');
    expect(await docent.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('grants no permission but writing plain text to the clipboard', async () => {
    const states = await docent.page.evaluate(async () => {
      const found: Record<string, string> = {};
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']) {
        found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
      }
      return found;
    });
    expect(new Set(Object.values(states))).toEqual(new Set(['denied']));
  });

  it('answers the gate only to our own page', async () => {
    const stranger = path.join(folder, 'stranger.html');
    writeFileSync(stranger, '<!doctype html><title>stranger</title>');
    const reply = await docent.app.evaluate(
      async ({ BrowserWindow }, given) => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload: given.preload, sandbox: true, contextIsolation: true, partition: 'stranger' },
        });
        await window.loadFile(given.stranger);
        const answer = await window.webContents.executeJavaScript("window.docent.request('library.status', {})");
        window.destroy();
        return answer as unknown;
      },
      { stranger, preload: path.join(import.meta.dirname, '../../out/preload/index.cjs') },
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it('hands a document to no page but our own, even in our own session', async () => {
    const stranger = path.join(folder, 'stranger.html');
    const answer = await docent.app.evaluate(async ({ BrowserWindow, session }, file) => {
      const window = new BrowserWindow({ show: false, webPreferences: { session: session.defaultSession } });
      await window.loadURL('about:blank').catch(() => undefined);
      const asked = await window.webContents.executeJavaScript(
        "fetch('doc://file/any').then((response) => response.status, (error) => String(error))",
      );
      const loaded = await window.loadFile(file).then(
        () => 'loaded',
        (error: unknown) => String(error),
      );
      window.destroy();
      return [String(asked), loaded];
    }, stranger);
    expect(answer[0]).toContain('Failed to fetch');
    expect(answer[1]).toContain('ERR_BLOCKED_BY_CLIENT');
    // Ours gets an answer, though there is no such document.
    expect(await docent.page.evaluate(async () => (await fetch('doc://file/any')).status)).toBe(404);
  });

  it('lets a second start bring it to the front instead of opening the library twice', async () => {
    const code = await startAgain(path.join(folder, 'data'));
    expect(code).toBe(0);
    expect(await docent.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('keeps refused things in its log, without their addresses', () => {
    const log = readFileSync(path.join(folder, 'data', 'docent.log'), 'utf8');
    expect(log).toContain('navigation refused');
    expect(log).toContain('request refused');
    expect(log).not.toContain('example.com');
  });
});
