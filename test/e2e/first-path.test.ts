import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box, Citation } from '../../src/preload/contract/shapes.ts';
import { overlap } from './helpers/box-overlap.ts';
import { drawnMarks, placeInWindow } from './helpers/drawn-marks.ts';
import { layoutDocuments, writeLayoutDocuments } from './helpers/layout-documents.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { boxesOfSentence, pageWords } from './helpers/page-words.ts';
import { readPicture, tint } from './helpers/picture.ts';
import { waitUntil } from './helpers/wait-until.ts';

const fixtures = path.join(import.meta.dirname, '../fixtures/documents');
/** Readable formats, and one of each way a file can be bad. */
const copied = [
  'article.html',
  'notes.md',
  'report.docx',
  'utf-16.txt',
  'windows-1252.txt',
  'encrypted.pdf',
  'damaged.pdf',
  'truncated.docx',
  'empty.txt',
  'binary.txt',
];

/** Share of a word's area that must be common to ours and poppler's, per word. */
const leastOverlap = 0.7;
/** Colour difference of a marked ground; paper has 0, our marker more than 60 in both themes. */
const leastTint = 25;

let folder: string;
let documents: string;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  documents = path.join(folder, 'My documents');
  writeLayoutDocuments(documents);
  for (const name of copied) cpSync(path.join(fixtures, name), path.join(documents, name));
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
});

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

async function lastCitations(): Promise<readonly Citation[]> {
  const [conversation] = await docent.request('conversation.list', {});
  const { messages } = await docent.request('conversation.get', { conversationId: conversation?.id ?? '' });
  return messages.at(-1)?.answer?.citations ?? [];
}

/** Types a question into a new conversation and waits for its whole answer. */
async function ask(question: string): Promise<void> {
  await byId('nav-chat').click();
  await byId('new-conversation').click();
  await byId('chat-input').fill(question);
  await byId('chat-send').click();
  await docent.page.locator('[data-testid="message"][data-role="assistant"][data-state="complete"]').waitFor();
}

describe('the first path through the window', () => {
  it('opens on a first screen that says what it does', async () => {
    await byId('first-launch').waitFor();
    await expect(byId('first-launch').textContent()).resolves.toContain('Nothing leaves');
    await docent.screenshot('1-first-launch');
  });

  it('adds a folder chosen in the system’s dialog and reads every file into an honest state', async () => {
    await docent.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, documents);
    await byId('choose-folder').click();
    await byId('folder-row').waitFor();
    await waitUntil('every file to have its last state', async () => {
      const { files, working, counts: now } = await docent.request('library.status', {});
      return (
        files === copied.length + layoutDocuments.length && !working && now.waiting + now.reading + now.readable === 0
      );
    });
    const { files } = await docent.request('file.list', {});
    const states = Object.fromEntries(files.map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({
      ...Object.fromEntries(layoutDocuments.map(({ name }) => [name, 'ready'])),
      'article.html': 'ready',
      'notes.md': 'ready',
      'report.docx': 'ready',
      'utf-16.txt': 'ready',
      'windows-1252.txt': 'ready',
      'encrypted.pdf': 'locked',
      'truncated.docx': 'partly-read',
    });
    expect(files.find(({ name }) => name === 'truncated.docx')?.reason?.code).toBe('file-cut-off');
    for (const name of ['damaged.pdf', 'empty.txt', 'binary.txt']) {
      expect(['failed', 'unsupported', 'no-text'], name).toContain(states[name]);
      expect(files.find((file) => file.name === name)?.reason?.code, name).toBeTruthy();
    }
    await docent.page.locator('[data-testid="file-row"][data-name="encrypted.pdf"][data-state="locked"]').waitFor();
    await docent.screenshot('2-library');
  });

  it('finds by word and by meaning', async () => {
    await byId('nav-search').click();
    await byId('search-input').fill('seals on the sandbank');
    const hit = byId('search-hit').first();
    await hit.waitFor();
    await expect(hit.getAttribute('data-path')).resolves.toContain('article.html');
    await docent.screenshot('3-search');
    await hit.click();
    await byId('document-view').waitFor();
    await byId('citation-mark').first().waitFor();
  });

  it.each(layoutDocuments)(
    'answers "$question" and marks the sentence on its page',
    async ({ name, question, sentence, page }) => {
      await ask(question);
      const file = path.join(documents, name);
      const citations = await lastCitations();
      const citation = citations.find((each) => each.quote.replace(/\s+/g, ' ').includes(sentence));
      expect(citation, JSON.stringify(citations.map(({ path: where, quote }) => [where, quote]))).toBeDefined();
      if (!citation) return;
      expect(citation).toMatchObject({ path: file, page, verified: true, locator: { type: 'page', page } });

      await docent.page.locator(`[data-testid="citation-chip"][data-citation-id="${citation.id}"]`).first().click();
      const view = await docent.request('document.open', { documentId: citation.documentId });
      const size = view.pages.find(({ number }) => number === page);
      const marks = await drawnMarks(docent.page, size?.width ?? 0);
      expect(marks.page).toBe(page);

      const witness = boxesOfSentence(pageWords(file)[page - 1] as never, sentence);
      const perWord = witness.map((box) => Math.max(...marks.boxes.map((mark) => overlap(box, mark))));
      process.stdout.write(
        `${name}: ${witness.length} words, least overlap ${Math.min(...perWord).toFixed(3)} at ${marks.scale.toFixed(2)} pixels per point\n`,
      );
      expect(marks.boxes).toHaveLength(witness.length);
      expect(Math.min(...perWord)).toBeGreaterThanOrEqual(leastOverlap);

      const ratio = await docent.page.evaluate(() => window.devicePixelRatio);
      const picture = await readPicture(await docent.page.screenshot(), ratio);
      const ground = (box: Box) => picture.ground(...placeInWindow(marks, box));
      for (const box of witness)
        expect(tint(ground(box)), `${name} ${box.join(' ')}`).toBeGreaterThanOrEqual(leastTint);
      // The margin beside the first word has no colour.
      const top = witness[0]?.[1] ?? 0;
      expect(tint(ground([10, top, 40, top + 10]))).toBeLessThan(leastTint);
      if (name.includes('plain')) await docent.screenshot('4-chat-with-citation');
    },
  );

  it('says so when the files do not hold the answer, and offers the closest passages', async () => {
    await ask('What is the wingspan of the Andean condor?');
    await byId('answer-not-found').waitFor();
    await docent.screenshot('5-not-found');
  });

  it('needed nothing that the content security policy refuses', () => {
    expect(docent.problems).toEqual([]);
  });

  it('finds everything as it was after a restart, and embeds nothing again', async () => {
    const before = await docent.request('library.status', {});
    await docent.quit();
    docent = await openDocent(path.join(folder, 'data'));
    // Looked at from the start on: work that began again would show.
    for (let look = 0; look < 20; look++) {
      const { counts: now, chunks, vectors, embedding } = await docent.request('library.status', {});
      expect(now).toEqual(before.counts);
      expect({ chunks, vectors }).toEqual({ chunks: before.chunks, vectors: before.vectors });
      expect(embedding.done).toBe(embedding.total);
      await docent.page.waitForTimeout(100);
    }
    await byId('folder-row').waitFor();
    expect(await docent.processIds('extract-worker')).toEqual([]);
    const log = readFileSync(path.join(folder, 'data', 'docent.log'), 'utf8');
    expect(log.split('folder reconciled').at(-1)).toContain('"toRead":0');
    const { files } = await docent.request('file.list', {});
    expect(files).toHaveLength(copied.length + layoutDocuments.length);
    await byId('nav-chat').click();
    expect(await byId('conversation-row').count()).toBe(layoutDocuments.length + 1);
  });

  it('is readable in the dark', async () => {
    await docent.request('settings.set', { theme: 'dark' });
    await waitUntil('the dark theme', () =>
      docent.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches),
    );
    await byId('conversation-row').last().click();
    await docent.page.locator('[data-testid="message"][data-role="assistant"]').first().waitFor();
    await byId('citation-chip').first().click();
    await byId('citation-mark').first().waitFor();
    const picture = await readPicture(
      await docent.page.screenshot(),
      await docent.page.evaluate(() => devicePixelRatio),
    );
    const { red, green, blue } = picture.ground(0, 0, 120, 200);
    expect(Math.max(red, green, blue)).toBeLessThan(90);
    await docent.screenshot('6-dark');
  });
});
