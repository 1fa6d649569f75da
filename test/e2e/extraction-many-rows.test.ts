/** A table of thousands of rows in the real window: few elements, and figures of how smooth it is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { waitUntil } from './helpers/wait-until.ts';

const files = 2000;
/** Rows and columns on a screen of 1200 lines with those kept around them, and the heads and feet: never more, whatever the table holds. */
const mostCells = 1500;

let folder: string;
let docent: Docent;
const byId = (id: string) => docent.page.getByTestId(id);

function slip(index: number): string {
  const day = String(1 + (index % 28)).padStart(2, '0');
  const month = String(1 + (index % 12)).padStart(2, '0');
  return `Harbour Shop ${index % 40} Ltd\n14 Quay Street, Eastport\n\nReceipt\nDate: ${day}/${month}/2024\n\nTotal: ${(index * 7 + 5) / 100}\n`;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  const documents = path.join(folder, 'slips');
  mkdirSync(documents);
  for (let index = 0; index < files; index += 1) writeFileSync(path.join(documents, `slip-${index}.txt`), slip(index));
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil(
    'every file to be read',
    async () => {
      const { files: found, counts } = await docent.request('library.status', {});
      return found === files && counts.waiting + counts.reading === 0;
    },
    1_200_000,
  );
}, 1_300_000);

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

it('has a row for every file from the beginning, and is paused and stopped in the middle', async () => {
  await byId('nav-tables').click();
  await docent.page.locator('[data-testid="template-card"][data-template="receipt"]').click();
  await byId('table-mode-basic').click();
  await waitUntil('the cost', async () => /2,000 files/.test((await byId('setup-cost').textContent()) ?? ''));
  await byId('setup-start').click();
  await byId('table-pause').click();
  await waitUntil('it to rest', async () => (await byId('table-view').getAttribute('data-state')) === 'paused');
  await docent.screenshot('many-rows-paused');
  await byId('table-resume').click();
  await waitUntil('it to go on', async () => (await byId('table-view').getAttribute('data-state')) === 'running');
  await byId('table-cancel').click();
  await waitUntil('it to stop', async () => (await byId('table-view').getAttribute('data-state')) === 'cancelled');
});

it('has few elements and stays smooth, from the first row to the last', async () => {
  await byId('table-row').first().waitFor();
  const figures = await docent.page.evaluate(async () => {
    const grid = document.getElementById('table-grid') as HTMLElement;
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) long.push(Math.round(entry.duration));
    });
    observer.observe({ entryTypes: ['longtask'] });
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    let most = 0;
    const frames: number[] = [];
    let last = await frame();
    const steps = 240;
    for (let step = 0; step <= steps; step += 1) {
      // First as a wheel moves it, then in leaps as the scroll bar does.
      grid.scrollTop = step < 160 ? step * 120 : ((step - 160) / (steps - 160)) * grid.scrollHeight;
      const now = await frame();
      frames.push(now - last);
      last = now;
      most = Math.max(
        most,
        grid.querySelectorAll('[role="gridcell"], [role="rowheader"], [role="columnheader"]').length,
      );
    }
    observer.disconnect();
    frames.sort((a, b) => a - b);
    const at = (share: number) => Math.round(frames[Math.floor(share * (frames.length - 1))] ?? 0);
    return { most, long, median: at(0.5), p95: at(0.95), worst: at(1), elements: grid.querySelectorAll('*').length };
  });
  process.stdout.write(
    `${files} rows: at most ${figures.most} cells and ${figures.elements} elements; ${figures.long.length} tasks over 50 ms (${figures.long.join(', ')}); frames ${figures.median} ms median, ${figures.p95} ms p95, ${figures.worst} ms worst\n`,
  );
  expect(figures.most).toBeGreaterThan(10);
  expect(figures.most).toBeLessThan(mostCells);
  await waitUntil(
    'the last rows',
    async () => (await docent.page.locator(`[data-testid="table-row"][data-row="${files - 1}"]`).count()) === 1,
  );
  await docent.screenshot('many-rows-end');
});

it('is gone through with the keys, to both ends', async () => {
  await docent.page.locator('#table-grid').focus();
  await docent.page.keyboard.press('Control+Home');
  await waitUntil('the first row', async () => (await docent.page.locator('#cell-0-0[data-focus]').count()) === 1);
  await docent.page.keyboard.press('Control+ArrowDown');
  await waitUntil(
    'the last row',
    async () => (await docent.page.locator(`#cell-${files - 1}-0[data-focus]`).count()) === 1,
  );
});

it('goes on where it was stopped, and no row is lost or there twice', async () => {
  await byId('table-resume').click();
  await waitUntil(
    'the run to end',
    async () => (await byId('table-view').getAttribute('data-state')) === 'done',
    1_200_000,
  );
  const [run] = await docent.request('extraction.list', {});
  const seen = new Set<string>();
  for (let from = 0; from < files; from += 500) {
    const { rows, total } = await docent.request('extraction.rows', { runId: run?.id ?? '', from, limit: 500 });
    expect(total).toBe(files);
    for (const { fileId } of rows) seen.add(fileId);
  }
  expect(seen.size).toBe(files);
  expect(docent.problems).toEqual([]);
}, 1_300_000);
