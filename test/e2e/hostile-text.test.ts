import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inForm } from '../helpers/in-form.ts';
import { failRoute, healReplies, makeRepliesHostile } from './helpers/hostile-replies.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { type Alarms, watchPage } from './helpers/page-alarm.ts';
import { waitUntil } from './helpers/wait-until.ts';
import { xssPayloads } from './helpers/xss-payloads.ts';

const payloads = xssPayloads();
/** Payloads streamed letter by letter, a frame each: spread over all kinds. */
const streams = inForm({ short: 20, long: 50 });
const streamed = payloads.filter((_, index) => index % Math.floor(payloads.length / streams) === 0).slice(0, streams);

let folder: string;
let docent: Docent;
let alarms: Alarms;
let conversationId: string;

const byId = (id: string) => docent.page.getByTestId(id);
/** A moment for what a text may have started: loads, animations, focus. */
const settle = () => docent.page.waitForTimeout(400);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The payloads in a file of every kind that the text reader shows; `harmless` is the word all of them hold. */
function writeDocuments(into: string): void {
  mkdirSync(into);
  const plain = payloads.map((payload, index) => `harmless ${index}\n\n${payload}\n`).join('\n');
  const html = payloads.map((payload) => `<p>harmless ${payload}</p>`).join('\n');
  const rows = payloads.map((payload, index) => `${index},"${payload.replaceAll('"', '""')}"`).join('\n');
  writeFileSync(path.join(into, 'plain.txt'), plain);
  writeFileSync(path.join(into, 'marked.md'), plain);
  writeFileSync(path.join(into, 'page.html'), `<!doctype html><title>${payloads[0]}</title><body>${html}</body>`);
  writeFileSync(
    path.join(into, 'said.html'),
    `<!doctype html><title>${escaped(payloads[3] ?? '')}</title><body>${payloads.map((payload) => `<p>harmless ${escaped(payload)}</p>`).join('\n')}</body>`,
  );
  writeFileSync(path.join(into, 'table.csv'), `number,harmless\n${rows}\n`);
  writeFileSync(
    path.join(into, 'mail.eml'),
    [
      `From: "<img src=x onerror=window.__ran()>" <a@example.com>`,
      'To: <svg onload=window.__ran()>@example.com',
      'Subject: harmless <script>window.__ran()</script>',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      html,
    ].join('\r\n'),
  );
  writeFileSync(path.join(into, 'data.json'), JSON.stringify(payloads.map((text) => ({ harmless: text, [text]: 1 }))));
  // A name may hold anything but the separator.
  for (const [index, payload] of payloads.slice(0, 200).entries()) {
    const name = payload.replaceAll('/', '∕').replaceAll('\0', '').slice(0, 70).trim();
    writeFileSync(path.join(into, `${name} ${index}.txt`), `harmless note ${index}: ${payload}\n`);
  }
}

async function nothingRan(): Promise<void> {
  expect(await alarms.found()).toEqual([]);
  expect(alarms.requests).toEqual([]);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const documents = path.join(folder, 'documents');
  writeDocuments(documents);
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}, ${payloads.length} payloads\n`);
  alarms = await watchPage(docent.page);
  await docent.request('folder.add', { path: documents });
  await waitUntil(
    'everything to be read',
    async () => {
      const { counts } = await docent.request('library.status', {});
      return counts.waiting + counts.reading + counts.readable === 0 && counts.ready > 200;
    },
    240_000,
  );
  const started = await docent.request('answer.start', {
    question: 'Which harmless note is number 7?',
    mode: 'extract',
  });
  conversationId = started.conversationId;
  await waitUntil(
    'the answer',
    async () => (await docent.request('conversation.get', { conversationId })).messages.at(-1)?.state === 'complete',
  );
}, 300_000);

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('text that wants to be code', () => {
  it('is seen by the watch: a control that runs raises the alarm', async () => {
    await docent.page.evaluate(() => {
      const frame = document.createElement('iframe');
      const link = document.createElement('a');
      link.setAttribute('href', 'javascript:window.__ran()');
      document.body.append(link, frame);
      (window as unknown as { __ran(): void }).__ran();
      link.remove();
      frame.remove();
    });
    await settle();
    const found = await alarms.found();
    expect(found).toContain('code ran');
    expect(found.some((alarm) => alarm.startsWith('element: <iframe'))).toBe(true);
    expect(found.some((alarm) => alarm.startsWith('attribute: href'))).toBe(true);
    await docent.page.evaluate(() => {
      (window as unknown as { __alarms: string[] }).__alarms.length = 0;
    });
  });

  it('stays text in documents of every kind the reader shows', async () => {
    for (const name of ['plain.txt', 'marked.md', 'page.html', 'said.html', 'table.csv', 'mail.eml', 'data.json']) {
      const { files } = await docent.request('file.list', { nameContains: name });
      const file = files.find((each) => each.name === name);
      expect(file?.state, name).toBe('ready');
      await byId('nav-library').click();
      await byId('file-filter').fill(name);
      await docent.page.locator('[data-testid="file-row"]', { hasText: name }).first().dblclick();
      const pane = byId('document-view');
      await pane.waitFor();
      await waitUntil(`${name} to be shown`, async () => ((await pane.textContent()) ?? '').length > 500);
      // To the end and back: every block is put on the page once.
      for (let step = 0; step < 40; step += 1) {
        await docent.page.mouse.move(1200, 500);
        await docent.page.mouse.wheel(0, 6000);
        await docent.page.waitForTimeout(40);
      }
      await nothingRan();
      await docent.page.keyboard.press('Escape');
    }
    await byId('file-filter').fill('');
  });

  it('stays text as a question, a title, and what is found and quoted', async () => {
    await byId('nav-chat').click();
    for (const payload of payloads.filter((_, index) => index % 40 === 0)) {
      await byId('new-conversation').click();
      await byId('chat-input').fill(`${payload} harmless`);
      await byId('chat-send').click();
      await docent.page
        .locator('[data-testid="message"][data-role="assistant"][data-state="complete"]')
        .last()
        .waitFor();
    }
    await byId('nav-search').click();
    for (const payload of payloads.filter((_, index) => index % 40 === 1)) {
      await byId('search-input').fill(`harmless ${payload}`);
      await docent.page.waitForTimeout(250);
    }
    await settle();
    await nothingRan();
  });

  it('stays text letter by letter while an answer streams', async () => {
    const ids = { answerId: 'a', conversationId, messageId: 'streaming-message' };
    await docent.app.evaluate(({ ipcMain }, id) => {
      type Handler = (event: unknown, route: string, input: { conversationId?: string }) => Promise<{ data: never }>;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const real = handlers.get('docent:request') as Handler;
      Object.assign(globalThis, { real });
      handlers.set('docent:request', async (event, route, input) => {
        const reply = await real(event, route, input);
        if (route !== 'conversation.get') return reply;
        const data = reply.data as { messages: object[] };
        const streaming = { ...data.messages[1], id, text: '', state: 'streaming', answer: null };
        return { ...reply, data: { ...data, messages: [data.messages[0], streaming] } as never };
      });
    }, ids.messageId);
    await byId('nav-chat').click();
    await docent.page.evaluate(() => Object.assign(window, { __prefixes: new Set<string>() }));
    await docent.page.locator(`[data-testid="conversation-row"] >> nth=-1`).click();
    await docent.page.locator('[data-testid="message"][data-state="streaming"]').waitFor();
    const shown = await docent.app.evaluate(
      async ({ BrowserWindow }, given) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents) return { pieces: 0, drawn: 0 };
        let sequence = 0;
        let pieces = 0;
        let drawn = 0;
        for (const text of given.texts) {
          for (let at = 0; at < text.length; at += 1) {
            contents.send('docent:event', 'answer.delta', { ...given.ids, sequence: sequence++, text: text[at] });
            // One frame each: every beginning of the text is drawn.
            await contents.executeJavaScript('new Promise((done) => requestAnimationFrame(() => done(null)))');
            pieces += 1;
          }
          const letters: number = await contents.executeJavaScript(
            `(document.querySelector('[data-testid="message"][data-state="streaming"]')?.textContent ?? '').length`,
          );
          if (letters > text.length / 3) drawn += 1;
          contents.send('docent:event', 'answer.done', { ...given.ids, answer: null, error: null });
          contents.send('docent:event', 'answer.stage', { ...given.ids, stage: 'writing' });
          sequence = 0;
        }
        return { pieces, drawn };
      },
      { ids, texts: streamed },
    );
    process.stdout.write(`${streamed.length} payloads streamed in ${shown.pieces} pieces\n`);
    expect(shown).toEqual({ pieces: streamed.reduce((sum, text) => sum + text.length, 0), drawn: streamed.length });
    await settle();
    await nothingRan();
    await docent.app.evaluate(({ ipcMain }) => {
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers;
      handlers.set('docent:request', (globalThis as unknown as { real: unknown }).real);
    });
  });

  it('stays text wherever the window shows what the engine says, and in failures', async () => {
    await makeRepliesHostile(docent, payloads);
    const views = ['chat', 'library', 'search', 'models'];
    await docent.page.reload();
    await docent.page.waitForFunction(() => 'docent' in window);
    const before = alarms.requests.length;
    alarms = await watchPage(docent.page);
    for (let round = 0; round < 8; round += 1) {
      for (const view of views) {
        await byId(`nav-${view}`).click();
        if (view === 'search') {
          await byId('search-input').fill(`harmless ${round}`);
          await docent.page.waitForTimeout(400);
          await byId('search-input').fill('');
          await byId('show-insights').click();
        }
        if (view === 'models') await byId('models-health').click();
        if (view === 'library') await docent.page.locator('[data-testid="file-row"]').first().click();
        if (view === 'chat') {
          await docent.page.locator('[data-testid="conversation-row"]').nth(round).click();
          const chip = byId('citation-chip').first();
          if ((await chip.count()) > 0) await chip.hover();
        }
        await docent.page.waitForTimeout(200);
      }
      await byId('nav-settings').click();
      await docent.page.waitForTimeout(200);
      await docent.page.keyboard.press('Escape');
    }
    await docent.screenshot('hostile-text');
    await nothingRan();
    expect(alarms.requests.length).toBe(before);
    for (const route of ['conversation.get', 'search.run', 'file.details', 'file.list', 'document.open']) {
      await failRoute(docent, route);
      await byId('nav-search').click();
      await byId('search-input').fill(`harmless ${route}`);
      await docent.page.waitForTimeout(300);
      await byId('nav-chat').click();
      await docent.page.locator('[data-testid="conversation-row"]').first().click();
      await docent.page.waitForTimeout(200);
    }
    await nothingRan();
    await healReplies(docent);
    expect(docent.problems).toEqual([]);
  });
});
