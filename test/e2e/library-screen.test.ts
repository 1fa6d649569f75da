import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileState } from '../../src/preload/contract/shapes.ts';
import { drawnMarks } from './helpers/drawn-marks.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { readPicture, tint } from './helpers/picture.ts';
import {
  type ScreenFolder,
  screenPassword,
  wordPictures,
  writeManyFiles,
  writeScreenFolder,
} from './helpers/screen-folder.ts';
import { waitUntil } from './helpers/wait-until.ts';

/** Files of the second folder: as many as must scroll smoothly. */
const many = 10_000;
/** Colour difference of a marked ground; paper has 0, our marker more than 60. */
const leastTint = 25;

let folder: string;
let documents: string;
let written: ScreenFolder;
let docent: Docent;

const byId = (id: string) => docent.page.getByTestId(id);
const row = (name: string) => docent.page.locator(`[data-testid="file-row"][data-name="${name}"]`);
const names = () =>
  docent.page.getByTestId('file-row').evaluateAll((rows) => rows.map((each) => each.getAttribute('data-name')));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-library-'));
  documents = path.join(folder, 'My documents');
  written = await writeScreenFolder(documents);
  writeManyFiles(path.join(folder, 'Many'), many);
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
});
afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

async function chooseFolder(chosen: string, button: string): Promise<void> {
  await docent.app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
  }, chosen);
  await byId(button).click();
}

async function settled(): Promise<void> {
  await waitUntil('every file to have its last state', async () => {
    const { files, working, counts, memberCounts } = await docent.request('library.status', {});
    const open = (['waiting', 'reading', 'readable'] as const).reduce(
      (sum, state) => sum + counts[state] + memberCounts[state],
      0,
    );
    return files > 0 && !working && open === 0;
  });
}

/** Shows all files, whatever was filtered before. */
async function showAll(): Promise<void> {
  await byId('file-filter').fill('');
  await byId('chip-all').click();
  await byId('kind-filter').selectOption('');
  await row('plain.txt').waitFor();
}

describe('the library screen', () => {
  it('lists every file that is on disk, with totals that are the snapshot’s', async () => {
    await chooseFolder(documents, 'choose-folder');
    await byId('folder-row').waitFor();
    await settled();
    await row('plain.txt').waitFor();
    const status = await docent.request('library.status', {});
    expect(status.files).toBe(written.onDisk.length);
    expect((await names()).toSorted()).toEqual([...written.onDisk].toSorted());
    await expect(byId('chip-all').getAttribute('data-files')).resolves.toBe(String(status.files));
    await expect(byId('chip-all').getAttribute('data-members')).resolves.toBe(String(status.members));
    // The window hears of a change a moment after the snapshot has it: asked for together until they agree.
    const chips = async () => {
      const { counts, memberCounts } = await docent.request('library.status', {});
      const states = Object.keys(counts) as FileState[];
      const expected = states.filter((state) => counts[state] + memberCounts[state] > 0);
      const drawn: string[] = [];
      for (const state of states) {
        const chip = byId(`chip-${state}`);
        if ((await chip.count()) > 0) drawn.push(`${state} ${await chip.getAttribute('data-files')}`);
      }
      return { drawn, expected: expected.map((state) => `${state} ${counts[state]}`) };
    };
    await expect
      .poll(
        async () => {
          const { drawn, expected } = await chips();
          return drawn.join() === expected.join();
        },
        { timeout: 10_000 },
      )
      .toBe(true);
    const { drawn, expected } = await chips();
    expect(drawn).toEqual(expected);
    await docent.screenshot('library-1-list');
  });

  it('says of each file how it stands and why', async () => {
    await expect(row('Harbour report.pdf').getAttribute('data-state')).resolves.toBe('ready');
    await expect(row('Sealed offer.pdf').textContent()).resolves.toContain('Needs password');
    await expect(row('elsewhere').textContent()).resolves.toContain('Link');
    await expect(row('empty.txt').textContent()).resolves.toContain('Empty');
    await expect(row('broken.pdf').getAttribute('data-state')).resolves.toBe('failed');
    await expect(row('broken.pdf').textContent()).resolves.toMatch(/damaged|cut short|could not be read/i);
  });

  it('filters by state, kind and author', async () => {
    await byId('chip-locked').click();
    await waitUntil('the locked file alone', async () => (await names()).join() === 'Sealed offer.pdf');
    await byId('chip-all').click();
    await byId('kind-filter').selectOption('csv');
    await waitUntil('the table alone', async () => (await names()).join() === 'Costs.csv');
    await byId('kind-filter').selectOption('');
    await byId('file-filter').fill('ottilie');
    await waitUntil('the report by its author', async () => (await names()).join() === 'Harbour report.pdf');
    await showAll();
  });

  // The bug: a later rule for all cells showed the buttons of every row, over the date of change.
  it('shows a row’s buttons under the pointer alone', async () => {
    const seen = () => docent.page.locator('[data-testid="file-row"] .row-actions:visible').count();
    await docent.page.mouse.move(0, 0);
    expect(await seen()).toBe(0);
    await docent.page.getByTestId('file-row').first().hover();
    expect(await seen()).toBe(1);
    await docent.page.mouse.move(0, 0);
  });

  it('sorts both ways', async () => {
    await byId('sort-name').click();
    await waitUntil('A to Z', async () => (await names())[0] === 'broken.pdf');
    const upwards = await names();
    await byId('sort-name').click();
    await waitUntil('Z to A', async () => (await names())[0] !== 'broken.pdf');
    expect(await names()).toEqual(upwards.toReversed());
    await byId('sort-size').click();
    await waitUntil('the largest first', async () => (await names()).at(-1) !== upwards[0]);
    await byId('sort-name').click();
  });

  it('shows what stands inside an archive below it', async () => {
    await row('Notes.zip').getByTestId('disclosure').click();
    for (const name of written.inArchive) {
      await row(name).waitFor();
      await expect(row(name).getAttribute('data-depth')).resolves.toBe('1');
    }
    await docent.screenshot('library-2-archive');
    await row('Notes.zip').getByTestId('disclosure').click();
    await row('second.md').waitFor({ state: 'detached' });
  });

  it('shows everything known of a file, by keyboard', async () => {
    await row('Harbour report.pdf').click();
    await byId('file-table').focus();
    await docent.page.keyboard.press('Space');
    await byId('detail-fields').waitFor();
    const details = (await byId('details').textContent()) ?? '';
    for (const words of ['Ottilie Brandt', 'Read directly', 'My documents/Reports']) expect(details).toContain(words);
    await docent.page.locator('[data-field="author"]').getByTestId('field-link').click();
    await waitUntil('what else that author wrote', async () => (await names()).join() === 'Harbour report.pdf');
    await showAll();
    await byId('file-table').focus();
    await docent.page.keyboard.press('Enter');
    await byId('document-view').waitFor();
    await docent.screenshot('library-3-details');
    await byId('document-close').click();
    await docent.page.keyboard.press('Escape');
    await byId('details').waitFor({ state: 'detached' });
  });

  it('unlocks a file with its password and with no other, and keeps none', async () => {
    await row('Sealed offer.pdf').hover();
    await row('Sealed offer.pdf').getByTestId('unlock-file').click();
    await byId('unlock-password').fill('wrong');
    await byId('unlock-submit').click();
    await byId('unlock-problem').waitFor();
    await expect(byId('unlock-problem').textContent()).resolves.toContain('does not open');
    await expect(byId('unlock-keep').isChecked()).resolves.toBe(false);
    await docent.screenshot('library-4-password');
    await byId('unlock-password').fill(screenPassword);
    await byId('unlock-submit').click();
    await byId('unlock-dialog').waitFor({ state: 'detached' });
    await settled();
    await waitUntil(
      'the file to be read',
      async () => (await row('Sealed offer.pdf').getAttribute('data-state')) === 'ready',
    );
    const { hits } = await docent.request('search.run', { query: 'sealed offer price crowns' });
    expect(hits[0]?.path).toContain('Sealed offer.pdf');
    const { files } = await docent.request('file.list', { nameContains: 'Sealed' });
    expect((await docent.request('file.details', { fileId: files[0]?.id ?? '' })).passwordKept).toBe(false);
  });

  it.each(wordPictures)('marks words recognised in $name on the picture itself', async ({ name, sentence }) => {
    await byId('nav-search').click();
    await byId('search-input').fill(sentence);
    const hit = docent.page.locator(`[data-testid="search-hit"][data-path$="${name}"]`).first();
    await hit.click();
    const page = docent.page.locator('[data-testid="document-page"] img');
    await page.waitFor();
    const width = await page.evaluate((image) => image.getBoundingClientRect().width);
    const marks = await drawnMarks(docent.page, width);
    const ratio = await docent.page.evaluate(() => window.devicePixelRatio);
    const picture = await readPicture(await docent.page.screenshot(), ratio);
    await docent.screenshot(`library-7-${name}`);
    const words = sentence.split(' ').length;
    const inked = marks.boxes.filter(([x0, y0, x1, y1]) => {
      const box = [marks.left + x0, marks.top + y0, marks.left + x1, marks.top + y1] as const;
      return picture.hasInk(...box) && tint(picture.ground(...box)) >= leastTint;
    });
    process.stdout.write(`${name}: ${marks.boxes.length} marks for ${words} words, ${inked.length} of them on ink\n`);
    expect(inked.length).toBe(marks.boxes.length);
    expect(marks.boxes.length).toBeGreaterThanOrEqual(words - 1);
    // Beside the words there is neither ink nor colour.
    const [, top = 0] = marks.boxes[0] ?? [];
    const beside = [marks.left + 4, marks.top + top, marks.left + 14, marks.top + top + 8] as const;
    expect(tint(picture.ground(...beside))).toBeLessThan(leastTint);
    await byId('document-close').click();
    await byId('nav-library').click();
  });

  it('frames the cited cell of a table under its address', async () => {
    await byId('nav-search').click();
    await byId('search-input').fill('Anchor 240.00');
    await docent.page.locator('[data-testid="search-hit"][data-path$="Costs.csv"]').first().click();
    await byId('sheet-table').waitFor();
    const cited = await docent.page
      .locator('.is-cited')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-address')));
    expect(cited).toContain('A3');
    await docent.screenshot('library-8-table');
    await byId('document-close').click();
    await byId('nav-library').click();
  });

  it('asks for the password again to draw the pages, or shows the text', async () => {
    await row('Sealed offer.pdf').dblclick();
    await byId('pdf-locked').waitFor();
    await byId('show-text').click();
    await docent.page.getByText('forty thousand crowns').waitFor();
    await byId('document-close').click();
  });

  it('leaves a file out, says so, and takes it back', async () => {
    await row('Left alone.md').click();
    await byId('toggle-details').click();
    await byId('detail-exclude').click();
    await byId('confirm').click();
    await row('Left alone.md').waitFor({ state: 'detached' });
    expect(existsSync(path.join(documents, 'Left alone.md'))).toBe(true);
    expect((await docent.request('library.status', {})).files).toBe(written.onDisk.length - 1);
    await byId('details').waitFor({ state: 'detached' });
    await byId('folder-row').locator('.folder-main').click();
    await byId('edit-exclusions').click();
    await byId('exclusion').waitFor();
    await docent.screenshot('library-5-left-out');
    await byId('exclusion').getByRole('button').click();
    await byId('exclusion').waitFor({ state: 'detached' });
    await byId('exclusions-done').click();
    await byId('folder-row').locator('.folder-main').click();
    await row('Left alone.md').waitFor();
    await settled();
  });

  it('saves the list where a person says', async () => {
    const file = path.join(folder, 'list.csv');
    await docent.app.evaluate(({ dialog }, answer) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer });
    }, file);
    await byId('save-list').click();
    await byId('save-csv').click();
    const text = await waitUntil('the list', async () => existsSync(file) && readFileSync(file, 'utf8'));
    for (const name of [...written.onDisk, ...written.inArchive]) expect(text).toContain(name);
    expect(text).toContain('Ottilie Brandt');
  });

  it('pauses and goes on', async () => {
    await docent.request('reading.pause', {});
    await waitUntil('the pause', async () => (await byId('reading-bar').getAttribute('data-paused')) === 'person');
    await expect(byId('reading-bar').textContent()).resolves.toContain('Paused by you.');
    await byId('reading-resume').click();
    await byId('reading-bar').waitFor({ state: 'detached' });
    await docent.request('reading.pause', {});
    await byId('reading-resume').waitFor();
  });

  it(`scrolls ${many} rows that were found and not read`, async () => {
    await chooseFolder(path.join(folder, 'Many'), 'add-folder');
    await waitUntil('every file to be listed', async () => {
      const { files } = await docent.request('library.status', {});
      return files === many + written.onDisk.length;
    });
    await byId('chip-waiting').click();
    await waitUntil('the rows', async () => (await byId('file-table').getAttribute('data-total')) === String(many));
    await byId('file-table').focus();
    // From the wheel's turn to the end of the frame that shows it, in the page itself.
    const delays = await docent.page.evaluate(async () => {
      const scroller = document.querySelector('.virtual-list');
      if (!(scroller instanceof HTMLElement)) throw new Error('no list');
      const painted = () =>
        new Promise<void>((resolve) =>
          requestAnimationFrame(() => {
            const after = new MessageChannel();
            after.port1.onmessage = () => resolve();
            after.port2.postMessage(null);
          }),
        );
      const measured: number[] = [];
      for (let turn = 0; turn < 300; turn += 1) {
        const start = performance.now();
        scroller.scrollTop += 44 * (3 + (turn % 40));
        await painted();
        measured.push(performance.now() - start);
      }
      return measured;
    });
    const stopped = performance.now();
    await byId('file-row').first().waitFor();
    const shown = performance.now() - stopped;
    const rows = await byId('file-row').count();
    const sorted = delays.toSorted((a, b) => a - b);
    const share = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
    process.stdout.write(
      `scrolling ${many} rows: input to paint p50 ${share(0.5)} ms, p95 ${share(0.95)} ms; rows ${shown.toFixed(0)} ms after the end, ${rows} in the page\n`,
    );
    // Only what is on screen exists, and the rows that are there are real ones.
    expect(rows).toBeLessThan(80);
    await docent.page.keyboard.press('End');
    await row(`entry ${String(many - 1).padStart(5, '0')}.txt`).waitFor();
    await docent.screenshot('library-6-many');
  });

  it('needed nothing that the content security policy refuses', () => {
    expect(docent.problems).toEqual([]);
  });
});
