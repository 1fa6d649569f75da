import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureLimits } from '../../src/renderer/picture-limits.ts';
import { bothThemes } from './helpers/both-themes.ts';
import { mainThreadTasks } from './helpers/main-thread-tasks.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { figureCaption, scanLines, writeManyPictures, writePictureFolder } from './helpers/picture-folder.ts';
import { scrollThrough } from './helpers/scroll-through.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let docent: Docent;
let figure: Buffer;

const byId = (id: string) => docent.page.getByTestId(id);
const press = (key: string) => docent.page.keyboard.press(key);
const cellOf = (name: string) => docent.page.locator(`[data-testid="picture-cell"][data-name="${name}"]`);
const names = () => byId('picture-cell').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-name')));
const percent = async () => Number(await byId('picture-stage').getAttribute('data-percent'));
const clipboard = () => docent.app.evaluate(({ clipboard: board }) => board.readText());
const viewerName = () => byId('picture-viewer').getAttribute('data-name');

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-pictures-'));
  const documents = path.join(folder, 'My pictures');
  figure = await writePictureFolder(documents);
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil('every file to be read', async () => {
    const { files, working } = await docent.request('library.status', {});
    return files > 0 && !working;
  });
  await waitUntil('every picture to be looked at', async () => {
    const { total, waiting, working } = await docent.request('picture.status', {});
    return total >= 14 && waiting === 0 && !working;
  });
}, 300_000);
afterAll(async () => {
  await docent?.quit();
  rmSync(folder, { recursive: true, force: true });
});

async function openPictures(): Promise<void> {
  await byId('nav-pictures').click();
  await byId('picture-cell').first().waitFor();
}

/** Drops a picture onto the window, as a drag from the desktop does. */
async function drop(bytes: Buffer, name: string, type: string): Promise<void> {
  await docent.page.evaluate(
    ({ data, name: fileName, type: fileType }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(data)], fileName, { type: fileType }));
      const target = document.querySelector('[data-testid="pictures-view"]');
      for (const event of ['dragenter', 'dragover', 'drop']) {
        target?.dispatchEvent(new DragEvent(event, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    },
    { data: [...bytes], name, type },
  );
}

describe('the pictures window', () => {
  it('shows pictures of folders and of documents, and says of a broken one that it can’t be shown', async () => {
    await openPictures();
    await waitUntil('the report’s figure and the files', async () => {
      const all = await names();
      return all.includes('Harbour survey.pdf') && all.includes('quay.jpg') && all.includes('cut off.jpg');
    });
    await waitUntil(
      'every other picture to be drawn',
      async () => (await docent.page.locator('[data-testid="picture-thumb"][data-drawn="false"]').count()) === 0,
    );
    await expect(cellOf('cut off.jpg').textContent()).resolves.toContain('Can’t be shown');
    await bothThemes(docent, 'pictures-1-gallery');
    await byId('order-folder').click();
    await waitUntil('the folders', async () => {
      const headings = await byId('picture-section').allTextContents();
      return headings.some((heading) => heading.startsWith('My pictures/Holiday'));
    });
    await byId('order-document').click();
    await byId('order-date').click();
  });

  it('is gone through with the keyboard alone: chosen, told of, looked at, left', async () => {
    await byId('picture-cell').first().waitFor();
    await byId('picture-grid').focus();
    await press('ArrowRight');
    await press('ArrowRight');
    const chosen = docent.page.locator('[data-testid="picture-cell"][aria-selected="true"]');
    const name = await chosen.getAttribute('data-name');
    await expect(byId('picture-grid').getAttribute('aria-activedescendant')).resolves.toBe(
      await chosen.getAttribute('id'),
    );
    await press('Enter');
    await byId('picture-viewer').waitFor();
    expect(await viewerName()).toBe(name);
    await press('ArrowRight');
    await waitUntil('the next picture', async () => (await viewerName()) !== name);
    await press('ArrowLeft');
    await waitUntil('the one before', async () => (await viewerName()) === name);
    await press('Escape');
    await waitUntil('the viewer to be closed', async () => (await byId('picture-viewer').count()) === 0);
  });

  it('tells what a picture says of itself, and that its place is never sent anywhere', async () => {
    await cellOf('lighthouse.jpg').click();
    await press('i');
    await waitUntil('the details', async () =>
      (await byId('picture-fields').textContent())?.includes('Harbour Optics'),
    );
    const details = (await byId('picture-details').textContent()) ?? '';
    expect(details).toContain('53.54167° N, 9.98333° E');
    expect(details).toContain('Never sent anywhere');
    expect(details).toContain('Jul 14, 2021');
    await bothThemes(docent, 'pictures-2-details');
    await press('i');
  });

  it('groups copies and near copies', async () => {
    await byId('order-duplicates').click();
    await waitUntil('the group', async () =>
      (await byId('picture-section').allTextContents()).some((title) => /^2 copies, 2 near copies/.test(title)),
    );
    expect((await names()).toSorted()).toEqual([
      'quay copy.jpg',
      'quay for the web.webp',
      'quay small.jpg',
      'quay.jpg',
    ]);
    await bothThemes(docent, 'pictures-3-duplicates');
    await byId('order-date').click();
  });

  it('finds pictures like one, and goes back', async () => {
    await cellOf('quay.jpg').click();
    await press('s');
    await byId('picture-question').waitFor();
    await waitUntil('its copies', async () => {
      const found = await names();
      return found.slice(0, 3).toSorted().join() === 'quay copy.jpg,quay for the web.webp,quay small.jpg';
    });
    await bothThemes(docent, 'pictures-4-similar');
    // The keys go on in the list that took the gallery's place, and in the gallery again.
    await press('ArrowRight');
    await docent.page.locator('[data-testid="picture-cell"][aria-selected="true"]').waitFor();
    await press('Escape');
    await cellOf('view 3.jpg').waitFor();
    await press('ArrowRight');
    await docent.page.locator('[data-testid="picture-cell"][aria-selected="true"]').waitFor();
  });

  it('finds pictures by words: those of a caption, and those in a scan', async () => {
    await byId('picture-search').fill('spring tide north quay');
    await waitUntil('the figure', async () => (await names())[0] === 'Harbour survey.pdf');
    await expect(byId('picture-cell').first().getAttribute('aria-label')).resolves.toContain('Figure 3, page 2');
    await byId('picture-search').fill('meter reading');
    await waitUntil('the scan', async () => (await names())[0] === 'handover.png');
    await byId('picture-search').fill('');
  });

  it('takes a picture that is dragged in, and tells which page it is from', async () => {
    await cellOf('view 3.jpg').waitFor();
    const screenshot = await sharp(figure).resize(700).png().toBuffer();
    await drop(screenshot, 'screenshot.png', 'image/png');
    await waitUntil('the page', async () => (await byId('page-match').first().getAttribute('data-page')) === '2');
    expect((await names())[0]).toBe('Harbour survey.pdf');
    await bothThemes(docent, 'pictures-5-given');
    await byId('page-match').first().click();
    await docent.page.locator('[data-testid="document-page"][data-page="2"]').waitFor();
    await press('Escape');
    await byId('picture-back').click();
    await drop(Buffer.from('no picture at all'), 'broken.png', 'image/png');
    await byId('pictures-error').waitFor();
    await byId('picture-back').click();
  });

  it('zooms by wheel, keys and buttons, and keeps what is under the pointer there', async () => {
    await cellOf('quay.jpg').dblclick();
    await docent.page.locator('[data-testid="viewer-picture"]:not([data-drawn="none"])').waitFor();
    const fit = await percent();
    await press('+');
    await waitUntil('it to be larger', async () => (await percent()) > fit);
    await press('1');
    await waitUntil('its own size', async () => (await percent()) === 100);
    const stage = await byId('picture-stage').boundingBox();
    if (!stage) throw new Error('no stage');
    await docent.page.mouse.move(stage.x + 200, stage.y + 150);
    const under = async () => {
      const box = await byId('stage-picture').boundingBox();
      if (!box) throw new Error('no picture');
      return [(stage.x + 200 - box.x) / box.width, (stage.y + 150 - box.y) / box.height] as const;
    };
    const before = await under();
    await docent.page.mouse.wheel(0, -120);
    await waitUntil('the wheel to be heard', async () => (await percent()) > 100);
    const after = await under();
    expect(after[0]).toBeCloseTo(before[0], 2);
    expect(after[1]).toBeCloseTo(before[1], 2);
    await docent.page.mouse.down();
    await docent.page.mouse.move(stage.x + 120, stage.y + 90);
    await docent.page.mouse.up();
    const moved = await under();
    expect(moved[0]).not.toBeCloseTo(after[0], 2);
    await docent.page.locator('[data-testid="viewer-picture"][data-drawn="full"]').waitFor();
    await docent.screenshot('pictures-6-zoomed');
    await press('0');
    await waitUntil('it to fit again', async () => (await percent()) === fit);
    await press('Escape');
  });

  it('lets words on a scan be selected and copied as the document has them', async () => {
    await cellOf('handover.png').dblclick();
    await byId('picture-word').first().waitFor();
    const words = await byId('picture-word').allTextContents();
    expect(words.join(' ')).toContain('returned on Monday');
    const boxOf = async (word: string) => {
      const box = await byId('picture-word').filter({ hasText: word }).first().boundingBox();
      if (!box) throw new Error(`no ${word}`);
      return box;
    };
    await press('t');
    const from = await boxOf('keys');
    const to = await boxOf('reading');
    await docent.page.mouse.move(from.x + 3, from.y + from.height / 2);
    await docent.page.mouse.down();
    await docent.page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await docent.page.mouse.up();
    await press('Control+c');
    const page = await docent.request('picture.list', { order: 'name' });
    const scan = page.pictures.find(({ name }) => name === 'handover.png');
    if (!scan?.documentId) throw new Error('no scan');
    const { text } = await docent.request('document.text', { documentId: scan.documentId, start: 0, end: 10_000 });
    const wanted = text.slice(text.indexOf('keys'), text.indexOf('reading') + 'reading'.length);
    expect(wanted.split(/\s+/)).toEqual(['keys', 'were', 'returned', 'on', 'Monday', 'Meter', 'reading']);
    await waitUntil('the words to be copied', async () => (await clipboard()) === wanted);
    await bothThemes(docent, 'pictures-7-words');
    await byId('copy-picture-text').click();
    await waitUntil('all words to be copied', async () => (await clipboard()).includes(scanLines[0]));
    // They lie where the letters are: the first word begins at the scan's margin.
    const picture = await byId('stage-picture').boundingBox();
    const first = await boxOf('Handover');
    if (!picture) throw new Error('no picture');
    expect((first.x - picture.x) / picture.width).toBeCloseTo(120 / 1700, 1);
    expect(first.y - picture.y).toBeLessThan(picture.height * 0.3);
    await press('Escape');
  });

  it('marks a cited place of a scan in the document, and looks at it closely', async () => {
    const hits = await docent.request('search.run', { query: 'meter reading', k: 5 });
    expect(hits.hits[0]?.path).toMatch(/handover\.png$/);
    await byId('nav-search').click();
    await byId('search-input').fill('meter reading');
    await docent.page.locator('[data-testid="search-hit"][data-path$="handover.png"]').first().click();
    await byId('citation-mark').first().waitFor();
    await byId('document-zoom').click();
    await byId('picture-viewer').waitFor();
    await docent.page.locator('[data-testid="picture-viewer"] [data-testid="citation-mark"]').first().waitFor();
    const share = async () => {
      const picture = await byId('stage-picture').boundingBox();
      const mark = await docent.page
        .locator('[data-testid="picture-viewer"] [data-testid="citation-mark"]')
        .first()
        .boundingBox();
      if (!picture || !mark) throw new Error('no mark');
      return [(mark.x - picture.x) / picture.width, (mark.y - picture.y) / picture.height] as const;
    };
    const before = await share();
    await bothThemes(docent, 'pictures-8-cited');
    const was = await percent();
    await press('+');
    await waitUntil('it to be larger', async () => (await percent()) > was);
    const after = await share();
    expect(after[0]).toBeCloseTo(before[0], 2);
    expect(after[1]).toBeCloseTo(before[1], 2);
    await press('Escape');
    await press('Escape');
  });

  it('shows pages beside a document and the first page in a file’s details', async () => {
    await byId('nav-library').click();
    const row = docent.page.locator('[data-testid="file-row"][data-name="Harbour survey.pdf"]');
    await row.click();
    await byId('toggle-details').click();
    await docent.page.locator('[data-testid="detail-preview-page"][data-drawn="true"]').waitFor();
    await docent.screenshot('pictures-9-first-page');
    await row.dblclick();
    await byId('toggle-strip').click();
    await docent.page.locator('[data-testid="strip-page"] [data-drawn="true"]').nth(1).waitFor();
    await docent.page.locator('[data-testid="strip-page"][data-index="1"]').click();
    await docent.page.locator('[data-testid="strip-page"][data-index="1"][aria-current="page"]').waitFor();
    await docent.screenshot('pictures-10-strip');
    await press('Escape');
  });

  it('leads from a figure to its page, where it is outlined', async () => {
    await openPictures();
    await cellOf('Harbour survey.pdf').click();
    await press('i');
    await waitUntil('the caption', async () => (await byId('picture-details').textContent())?.includes(figureCaption));
    await byId('picture-open-document').click();
    await byId('picture-mark').waitFor();
    const page = await docent.page.locator('[data-testid="document-page"][data-page="2"]').boundingBox();
    const mark = await byId('picture-mark').boundingBox();
    if (!page || !mark) throw new Error('no mark');
    // Where the report was told to put it: A4 is 595.28 points wide.
    expect((mark.x - page.x) / page.width).toBeCloseTo(90 / 595.28, 1);
    expect(mark.width / page.width).toBeCloseTo(400 / 595.28, 1);
    await docent.screenshot('pictures-11-figure');
    await press('Escape');
    await press('i');
  });

  it('shows the figure an answer cites, by its name and page', async () => {
    await byId('nav-chat').click();
    await byId('chat-input').fill('What is the water level at the north quay during spring tide?');
    await byId('chat-send').click();
    const answer = docent.page.locator('[data-testid="message"][data-role="assistant"]').last();
    await waitUntil('the answer', async () => (await answer.getAttribute('data-state')) === 'complete', 120_000);
    await byId('citation-chip').first().hover();
    await byId('citation-figure').waitFor();
    await expect(byId('citation-card').textContent()).resolves.toContain('Figure 3, page 2');
    await waitUntil('the figure to be drawn', () =>
      byId('citation-figure').evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
    );
    await bothThemes(docent, 'pictures-13-cited-figure');
    await docent.page.mouse.move(2, 2);
  });

  it('asks for nothing the window’s policy refuses', () => {
    expect(docent.problems).toEqual([]);
  });
});

describe('two thousand pictures', () => {
  const count = 2_000;

  it('scroll with few cells, few bytes and no hole that stays', async () => {
    const many = path.join(folder, 'Many');
    const photographs = await writeManyPictures(many, count);
    await docent.request('folder.add', { path: many });
    await waitUntil(
      'all pictures to be known',
      async () => (await docent.request('picture.status', {})).total >= count,
      600_000,
    );
    await openPictures();
    await waitUntil(
      'the list to have them',
      async () => Number(await byId('picture-grid').getAttribute('data-total')) >= count,
    );
    // Thread time, so that it says what the window's own thread had to do, however busy the machine is.
    const devtools = await docent.page.context().newCDPSession(docent.page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const threadSeconds = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    };
    const run = async (moves: boolean) => {
      const before = await threadSeconds();
      const seen = await docent.page.evaluate(scrollThrough, { moves, restEvery: 40, step: 120 });
      return { ...seen, thread: 1000 * ((await threadSeconds()) - before) };
    };
    const { result: scrolled, tasks } = await mainThreadTasks(docent.page, () => run(true));
    const longest = (of: 'took' | 'worked') => Math.max(...tasks.map((task) => task[of]));
    // The same frames with nothing moving: tasks that are long here are long because the machine is busy.
    const still = await run(false);
    const tell = ({ tasks, frames, thread }: typeof scrolled) =>
      `${tasks.length} tasks over 50 ms${tasks.length > 0 ? ` (the longest ${Math.max(...tasks).toFixed(0)} ms)` : ''}, ` +
      `${(thread / frames).toFixed(2)} ms of the thread per frame`;
    process.stdout.write(
      `scrolled ${count} pictures (${photographs} photographs) in ${scrolled.frames} frames, ${scrolled.seconds.toFixed(1)} s: ` +
        `${scrolled.mostCells} cells at most, ${(scrolled.mostBytes / 2 ** 20).toFixed(1)} MB decoded at most ` +
        `(stated ${pictureLimits.decodedBytes / 2 ** 20} MB), ${tell(scrolled)}; at rest: ${tell(still)}; ` +
        `${tasks.length} tasks, the longest took ${longest('took').toFixed(0)} ms and the one with most work ${longest('worked').toFixed(0)} ms of its thread\n`,
    );
    expect(tasks.length).toBeGreaterThan(scrolled.frames);
    // By the thread's own time: a busy machine makes every task long that has to wait for a processor in its middle.
    expect(tasks.filter(({ worked }) => worked > 50)).toEqual([]);
    expect(scrolled.mostCells).toBeGreaterThan(0);
    expect(scrolled.mostCells).toBeLessThanOrEqual(pictureLimits.cells);
    expect(scrolled.mostBytes).toBeGreaterThan(0);
    expect(scrolled.mostBytes).toBeLessThanOrEqual(pictureLimits.decodedBytes);
    await waitUntil(
      'the last pictures to be drawn',
      async () =>
        (await docent.page.locator('[data-testid="picture-thumb"][data-drawn="false"]').count()) === 0 &&
        (await docent.page.locator('.picture-cell.is-loading').count()) === 0,
    );
    await bothThemes(docent, 'pictures-12-many');
  }, 900_000);
});
