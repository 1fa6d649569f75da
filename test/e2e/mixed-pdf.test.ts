import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMixedPdf, mixedPages } from '../helpers/mixed-pdf.ts';
import { drawnMarks, placeInWindow } from './helpers/drawn-marks.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { readPicture, tint } from './helpers/picture.ts';
import { waitUntil } from './helpers/wait-until.ts';

/** Colour difference of a marked ground; paper has 0, our marker more than 60. */
const leastTint = 25;
/** Share of a sentence's words that recognition may join or split. */
const leastMarks = 0.8;

let folder: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-mixed-'));
  mkdirSync(path.join(folder, 'Papers'));
  writeFileSync(path.join(folder, 'Papers', 'harbour.pdf'), await makeMixedPdf());
  docent = await openDocent(path.join(folder, 'data'));
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('a PDF of text pages, scans, turned scans and a garbage text layer', () => {
  it('is read completely, and says which pages came from pixels', async () => {
    await docent.request('folder.add', { path: path.join(folder, 'Papers') });
    await waitUntil('the file to be ready', async () => {
      const { counts, working } = await docent.request('library.status', {});
      return !working && counts.ready === 1;
    });
    const [file] = (await docent.request('file.list', {})).files;
    expect(file).toMatchObject({ pages: mixedPages.length, pagesRead: mixedPages.length });
    const { pages } = await docent.request('file.details', { fileId: file?.id ?? '' });
    const bySource = [...pages].sort((a, b) => a.index - b.index).map((page) => page.source);
    const expected = mixedPages.map(({ kind }) => (kind === 'text' || kind === 'scanned-figure' ? 'native' : 'ocr'));
    expect(bySource).toEqual(expected);
    const garbage = pages.find((page) => page.index === mixedPages.findIndex(({ kind }) => kind === 'garbage-layer'));
    expect(garbage?.doubts.map((doubt) => doubt.code)).toContain('text-replaced');
  });

  it.each(
    mixedPages.flatMap(({ kind, sentences }, index) =>
      sentences.map((sentence) => ({ kind, sentence, number: index + 1 })),
    ),
  )('page $number ($kind): "$sentence" is found, cited and marked over its ink', async ({ sentence, number, kind }) => {
    await byId('nav-search').click();
    await byId('search-input').fill(sentence);
    const hit = byId('search-hit').first();
    // By its longest word: a short one stands in the hit of the sentence before, too, which is still there for a moment.
    const [longest = ''] = sentence.split(' ').sort((a, b) => b.length - a.length);
    await expect.poll(() => hit.textContent(), { timeout: 15_000 }).toContain(longest);
    const { hits } = await docent.request('search.run', { query: sentence });
    expect(hits[0]?.page).toBe(number);
    const answer = await docent.request('answer.once', { question: sentence });
    const citation = answer.citations.find((each) => each.page === number);
    expect(citation).toMatchObject({ verified: true, locator: { type: 'page', page: number } });

    await hit.click();
    const view = await docent.request('document.open', { documentId: hits[0]?.documentId ?? '' });
    const marks = await drawnMarks(docent.page, view.pages[number - 1]?.width ?? 0);
    expect(marks.page).toBe(number);
    expect(marks.boxes.length).toBeGreaterThanOrEqual(sentence.split(' ').length * leastMarks);
    const ratio = await docent.page.evaluate(() => window.devicePixelRatio);
    const picture = await readPicture(await docent.page.screenshot(), ratio);
    for (const box of marks.boxes) {
      const place = placeInWindow(marks, box);
      expect(tint(picture.ground(...place)), box.join(' ')).toBeGreaterThanOrEqual(leastTint);
      expect(picture.hasInk(...place), `ink under ${box.join(' ')}`).toBe(true);
    }
    if (kind === 'sideways') await docent.screenshot('mixed-pdf-sideways');
    if (kind === 'garbage-layer') await docent.screenshot('mixed-pdf-garbage-layer');
  });

  // The bug: each document that was looked at left its fonts in the window, which grew by megabytes and laid out text ever more slowly.
  it('leaves nothing of its fonts in the window when it is closed', async () => {
    const fonts = () =>
      docent.page.evaluate(() =>
        [...document.fonts].flatMap(({ family, status }) => (/^g_d\d+_f/.test(family) ? [status] : [])),
      );
    mkdirSync(path.join(folder, 'Logs'));
    writeFileSync(
      path.join(folder, 'Logs', 'log.pdf'),
      await embeddedPdf('The logbook of the Kestrel lies in the chart room.'),
    );
    await docent.request('folder.add', { path: path.join(folder, 'Logs') });
    await waitUntil('the other file to be ready', async () => {
      const { counts, working } = await docent.request('library.status', {});
      return !working && counts.ready === 2;
    });
    await byId('nav-search').click();
    await byId('search-input').fill('logbook of the Kestrel');
    await expect.poll(() => byId('search-hit').first().textContent(), { timeout: 15_000 }).toContain('Kestrel');
    await byId('search-hit').first().click();
    // The view's own: the picture beside the hit has fonts for a moment, too.
    await docent.page.locator('[data-testid="document-page"][data-drawn="true"]').first().waitFor();
    expect(await fonts()).toContain('loaded');
    await docent.page.keyboard.press('Escape');
    await byId('document-view').waitFor({ state: 'detached' });
    await expect.poll(fonts, { timeout: 15_000 }).toEqual([]);
  });
});

/** A page in letters the file brings along. */
async function embeddedPdf(text: string): Promise<Buffer> {
  const document = new PDFDocument();
  document.font(createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'));
  document.text(text).end();
  return await buffer(document);
}
