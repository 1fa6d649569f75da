import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { line, writePdf } from '../fixtures/documents/pdf-writer.ts';
import { drawnMarks, placeInWindow } from './helpers/drawn-marks.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { readPicture, tint } from './helpers/picture.ts';
import { waitUntil } from './helpers/wait-until.ts';

/** Colour difference of a marked ground; paper has 0, our marker more than 60. */
const leastTint = 25;
const sentence = 'Its wheel turns at nine revolutions a minute.';

let folder: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);

/** A PDF that has lost the list of its pages: pdf.js finds no document in it, PDFium gathers the pages that are there. */
function withoutPageList(): Buffer {
  const size = '/MediaBox [0 0 595 842]';
  const whole = writePdf([
    { content: line(72, 700, 14, 'The mill at Orrin was built in 1887.') },
    { content: line(72, 300, 14, sentence) },
  ]).toString('latin1');
  const damaged = whole
    .replaceAll('/Type /Page /Parent', `${size} /Type /Page /Parent`)
    .replace(/\d+ 0 obj\n<< \/Type \/Pages [^\n]+\nendobj\n/, '');
  expect(damaged).not.toContain('/Type /Pages');
  return Buffer.from(damaged, 'latin1');
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-mended-'));
  mkdirSync(path.join(folder, 'Papers'));
  writeFileSync(path.join(folder, 'Papers', 'mill.pdf'), withoutPageList());
  docent = await openDocent(path.join(folder, 'data'));
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

it('a PDF the window cannot open by itself is shown as its reader mends it, with what is cited marked', async () => {
  await docent.request('folder.add', { path: path.join(folder, 'Papers') });
  await waitUntil('the file to be ready', async () => {
    const { counts, working } = await docent.request('library.status', {});
    return !working && counts.ready === 1;
  });
  await byId('nav-search').click();
  await byId('search-input').fill('how many revolutions a minute');
  const hit = byId('search-hit').first();
  await expect.poll(() => hit.textContent(), { timeout: 15_000 }).toContain('revolutions');
  const { hits } = await docent.request('search.run', { query: 'how many revolutions a minute' });
  await hit.click();
  const view = await docent.request('document.open', { documentId: hits[0]?.documentId ?? '' });
  expect(view.pages).toHaveLength(2);
  await byId('painted-page').first().waitFor();
  const marks = await drawnMarks(docent.page, view.pages[1]?.width ?? 0);
  expect(marks.page).toBe(2);
  expect(marks.boxes.length).toBeGreaterThanOrEqual(sentence.split(' ').length - 1);
  expect(await byId('document-error').count()).toBe(0);
  expect(await byId('mark-note').count()).toBe(0);
  await docent.screenshot('mended-pdf');
  const ratio = await docent.page.evaluate(() => window.devicePixelRatio);
  const picture = await readPicture(await docent.page.screenshot(), ratio);
  for (const box of marks.boxes) {
    const place = placeInWindow(marks, box);
    expect(tint(picture.ground(...place))).toBeGreaterThanOrEqual(leastTint);
    expect(picture.hasInk(...place)).toBe(true);
  }
});
