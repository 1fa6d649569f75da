/** A folder becomes a table in the real window: made, looked at, corrected, locked, run again, saved. Basic mode, no chat model. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtractionCell, ExtractionRow } from '../../src/preload/contract/shapes.ts';
import { bothThemes } from './helpers/both-themes.ts';
import { overlap } from './helpers/box-overlap.ts';
import { drawnMarks } from './helpers/drawn-marks.ts';
import { type Docent, openDocent } from './helpers/open-docent.ts';
import { boxesOfSentence, pageWords } from './helpers/page-words.ts';
import { receiptPdf, writeReceiptFolder, writtenReceipts } from './helpers/receipt-folder.ts';
import { waitUntil } from './helpers/wait-until.ts';

let folder: string;
let documents: string;
let docent: Docent;
let photos: string[];
const byId = (id: string) => docent.page.getByTestId(id);
const rowOf = (name: string) => docent.page.locator(`[data-testid="table-row"][data-name="${name}"]`);
const cellOf = (name: string, field: string) => rowOf(name).locator(`[data-field="${field}"]`);
const marks = async (name: string, field: string) => (await cellOf(name, field).getAttribute('data-marks')) ?? '';
const [cafe, tools] = writtenReceipts as [(typeof writtenReceipts)[0], (typeof writtenReceipts)[0]];

async function rows(): Promise<readonly ExtractionRow[]> {
  const [run] = await docent.request('extraction.list', {});
  if (!run) throw new Error('There is no table.');
  return (await docent.request('extraction.rows', { runId: run.id, limit: 500 })).rows;
}

async function stored(name: string, field: string): Promise<ExtractionCell> {
  const row = (await rows()).find((each) => each.name === name);
  const cell = row?.cells.find((each) => each.field === field);
  if (!cell) throw new Error(`no cell ${field} of ${name}`);
  return cell;
}

/** The next save goes there instead of asking. */
async function saveTo(file: string): Promise<string> {
  const target = path.join(folder, file);
  await docent.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  return target;
}

/** What the clipboard holds, as a page sees it when a person pastes: text and HTML. The field stays as it was. */
async function pastedInto(field: string): Promise<readonly [string, string]> {
  // The listener stands before the key is pressed: a paste that comes first would stay in the field and narrow the table.
  await byId(field).evaluate((element) => {
    const pasted: string[] = [];
    Object.assign(element, { pasted });
    const read = (event: Event) => {
      const data = (event as ClipboardEvent).clipboardData;
      event.preventDefault();
      pasted.push(data?.getData('text/plain') ?? '', data?.getData('text/html') ?? '');
    };
    element.addEventListener('paste', read, { once: true });
  });
  await byId(field).focus();
  await docent.page.keyboard.press('Control+v');
  const [text = '', html = ''] = await byId(field).evaluate(
    (element) => (element as unknown as { pasted: string[] }).pasted,
  );
  return [text, html];
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-e2e-'));
  documents = path.join(folder, 'receipts');
  photos = writeReceiptFolder(documents);
  docent = await openDocent(path.join(folder, 'data'));
  process.stdout.write(`driving Electron ${docent.version}, ${photos.length} photographed receipts\n`);
  await docent.request('folder.add', { path: documents });
  await waitUntil('every file to be read', async () => {
    const { files, counts } = await docent.request('library.status', {});
    return files === 6 + photos.length && counts.waiting + counts.reading === 0;
  });
}, 300_000);

afterAll(async () => {
  await docent.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('a new table', () => {
  it('is made from a template and a folder, and its cost is said before it begins', async () => {
    await byId('nav-tables').click();
    await byId('tables-start').waitFor();
    await bothThemes(docent, 'tables-start');
    await docent.page.locator('[data-testid="template-card"][data-template="receipt"]').click();
    await byId('scope-folder').check();
    await byId('table-mode-basic').click();
    await waitUntil('the cost', async () => /\d+ files?, about/.test((await byId('setup-cost').textContent()) ?? ''));
    await bothThemes(docent, 'tables-setup');
    await byId('setup-start').click();
    await byId('table-grid').waitFor();
  });

  it('fills a row for every file, each with its values', async () => {
    await waitUntil('the run to end', async () => (await byId('table-view').getAttribute('data-state')) === 'done');
    await waitUntil(
      'every row to be shown as it is',
      async () => (await docent.page.locator('[data-testid="table-row"][data-state="done"]').count()) >= 5,
    );
    expect(await byId('table-row').count()).toBe(6 + photos.length);
    for (const { name, day, amount } of writtenReceipts) {
      expect({ name, value: (await stored(name, 'total')).value }).toEqual({ name, value: amount });
      expect({ name, value: (await stored(name, 'date')).value }).toEqual({ name, value: day });
      expect(await cellOf(name, 'date').textContent()).toContain(day);
    }
    await bothThemes(docent, 'table');
  });

  it('says of the file that could not be read why, and of the copy what it is a copy of', async () => {
    const damaged = (await rows()).find(({ name }) => name === 'damaged.pdf');
    expect(damaged?.state === 'failed' || damaged?.state === 'skipped').toBe(true);
    expect((await rowOf('damaged.pdf').textContent())?.length).toBeGreaterThan('damaged.pdf'.length);
    expect(await byId('duplicate-mark').count()).toBe(1);
    await byId('table-only-duplicates').click();
    await waitUntil('the copy alone', async () => (await byId('table-row').count()) === 1);
    await byId('table-only-all').click();
    await waitUntil('all rows', async () => (await byId('table-row').count()) === 6 + photos.length);
  });
});

describe('a value', () => {
  it('opens its page beside the table and is marked where it stands', async () => {
    await cellOf(tools.name, 'total').click();
    const [page] = pageWords(path.join(documents, tools.name));
    if (!page) throw new Error('no page');
    const drawn = await drawnMarks(docent.page, page.width);
    expect(drawn.page).toBe(1);
    const [wanted] = boxesOfSentence(page, tools.total);
    const best = Math.max(...drawn.boxes.map((box) => overlap(box, wanted ?? [0, 0, 0, 0])));
    process.stdout.write(`mark of “${tools.total}”: overlap ${best.toFixed(2)} with the word on the page\n`);
    expect(best).toBeGreaterThan(0.5);
    await byId('cell-source').waitFor();
    await bothThemes(docent, 'table-cell');
  });

  it('is followed by the page when the keys move on', async () => {
    await docent.page.locator('#table-grid').focus();
    const before = await byId('document-view').getAttribute('data-document-id');
    // The row above is the copy, which is the same document.
    await docent.page.keyboard.press('ArrowUp');
    await docent.page.keyboard.press('ArrowUp');
    await waitUntil(
      'another document',
      async () => (await byId('document-view').getAttribute('data-document-id')) !== before,
    );
    await docent.page.keyboard.press('Escape');
    await waitUntil('the pane to close', async () => (await byId('document-view').count()) === 0);
  });
});

describe('a correction', () => {
  it('is typed into the cell and kept', async () => {
    await cellOf(cafe.name, 'company').click();
    await byId('document-view').waitFor();
    await docent.page.keyboard.press('Escape');
    await docent.page.locator('#table-grid').focus();
    await docent.page.keyboard.press('F2');
    await byId('cell-editor').fill('Harbour Café');
    await docent.page.keyboard.press('Enter');
    await waitUntil('the mark', async () => (await marks(cafe.name, 'company')).includes('corrected'));
    expect(await stored(cafe.name, 'company')).toMatchObject({ value: 'Harbour Café', corrected: true });
  });

  it('that does not fit the column is refused with the reason, and Escape leaves the cell as it was', async () => {
    await cellOf(cafe.name, 'date').dblclick();
    await byId('cell-editor').fill('soon');
    await docent.page.keyboard.press('Enter');
    await byId('cell-refused').waitFor();
    await docent.screenshot('table-refused');
    await docent.page.keyboard.press('Escape');
    expect(await byId('cell-editor').count()).toBe(0);
    expect(await stored(cafe.name, 'date')).toMatchObject({ value: cafe.day, corrected: false });
  });

  it('and a locked cell stay when their row is run again; the rest is found anew', async () => {
    await docent.page.locator('#table-grid').focus();
    await cellOf(cafe.name, 'total').click();
    await docent.page.keyboard.press('F8');
    await waitUntil('the lock', async () => (await marks(cafe.name, 'total')).includes('locked'));
    await docent.page.keyboard.press('F9');
    await waitUntil('the row to be done again', async () => {
      const [row, [run]] = [
        (await rows()).find(({ name }) => name === cafe.name),
        await docent.request('extraction.list', {}),
      ];
      return row?.state === 'done' && run?.state === 'done';
    });
    expect(await stored(cafe.name, 'company')).toMatchObject({ value: 'Harbour Café', corrected: true });
    expect(await stored(cafe.name, 'total')).toMatchObject({ value: cafe.amount, locked: true });
    expect(await stored(cafe.name, 'date')).toMatchObject({ value: cafe.day, corrected: false });
    // Beside the open page the first columns are scrolled out of sight, and so do not exist.
    await byId('document-view').waitFor();
    await docent.page.keyboard.press('Escape');
    await waitUntil('the grid to say so', async () => (await marks(cafe.name, 'company')).includes('corrected'));
    await bothThemes(docent, 'table-corrected');
  });
});

describe('the rows', () => {
  it('are sorted by a column, empty cells last, and found by words', async () => {
    await byId('sort-field:total').click();
    await byId('sort-field:total').click();
    await waitUntil('the dearest first', async () =>
      ((await byId('table-row').first().getAttribute('data-name')) ?? '').startsWith('tools'),
    );
    await byId('table-find').fill('varnholm');
    await waitUntil('one row', async () => (await byId('table-row').count()) === 1);
    expect(await byId('table-row').getAttribute('data-name')).toBe('books.pdf');
    expect(await docent.page.locator('[data-testid="column-total"][data-field="total"]').textContent()).toContain(
      '63.10',
    );
    await byId('table-find').fill('nobody has this');
    await byId('table-no-match').waitFor();
    await byId('table-find').fill('');
    await waitUntil('all rows', async () => (await byId('table-row').count()) === 6 + photos.length);
  });

  it('are copied as text and as HTML', async () => {
    await docent.page.locator('#table-grid').focus();
    await docent.page.keyboard.press('Control+a');
    await docent.page.keyboard.press('Control+c');
    const [text, html] = await waitUntil('the clipboard', async () => {
      const pasted = await pastedInto('table-find');
      return pasted[0].includes('cafe.pdf') ? pasted : null;
    });
    expect(
      text
        .split('\n')
        .find((each) => each.startsWith('cafe.pdf'))
        ?.split('\t'),
    ).toContain('Harbour Café');
    expect(html).toMatch(/<table>.*<td>Harbour Café<\/td>/s);
  });

  it('is not asked for more words than it takes, and says when its rows are not those asked for', async () => {
    await byId('table-find').focus();
    await docent.page.keyboard.press('Control+v');
    // Pasted whole, the table would be refused by the engine and go on showing the rows before.
    await byId('table-no-match').waitFor();
    expect((await byId('table-find').inputValue()).length).toBe(200);
    expect(await byId('table-stale').count()).toBe(0);
    await byId('table-find').fill('');
    await byId('table-grid').waitFor();
    await waitUntil('all rows', async () => (await byId('table-row').count()) === 6 + photos.length);
  });
});

describe('what is saved', () => {
  it('as a workbook holds the values, where they come from, and a note on each', async () => {
    const file = await saveTo('table.xlsx');
    await byId('table-save').click();
    await byId('table-save-xlsx').click();
    const bytes = await waitUntil('the workbook', async () => {
      try {
        return readFileSync(file);
      } catch {
        return null;
      }
    });
    const book = read(bytes, { cellNF: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('no sheet');
    const lines = utils.sheet_to_json<(string | number | null)[]>(sheet, { header: 1, blankrows: false });
    const heads = (lines[0] ?? []).map(String);
    expect(heads).toEqual(expect.arrayContaining(['company', 'date', 'total']));
    const source = heads.findIndex((head) => /source/i.test(head));
    expect(source).toBeGreaterThanOrEqual(0);
    const line = lines.find((each) => each.some((value) => String(value).includes('tools.pdf')));
    expect(line?.[heads.indexOf('total')]).toBe(tools.amount);
    expect(String(line?.[source])).toMatch(/total p\. 1/);
    const notes = Object.values(sheet).flatMap((cell: { c?: { t: string }[] }) => cell?.c?.map(({ t }) => t) ?? []);
    process.stdout.write(`workbook: ${lines.length} lines, ${notes.length} notes, e.g. “${notes[0]?.slice(0, 80)}”\n`);
    expect(notes.length).toBeGreaterThan(4);
  });

  it('as JSON and CSV says the same', async () => {
    const json = await saveTo('table.json');
    await byId('table-save').click();
    await byId('table-save-json').click();
    const parsed = await waitUntil('the JSON', async () => {
      try {
        return JSON.parse(readFileSync(json, 'utf8')) as {
          rows: { path: string; cells: Record<string, { value: unknown; verified: boolean }> }[];
        };
      } catch {
        return null;
      }
    });
    const row = parsed.rows.find((each) => each.path.endsWith('cafe.pdf'));
    expect(row?.cells.company?.value).toBe('Harbour Café');
    expect(row?.cells.total?.value).toBe(cafe.amount);
    const csv = await saveTo('table.csv');
    await byId('table-save').click();
    await byId('table-save-csv').click();
    const text = await waitUntil('the CSV', async () => {
      try {
        return readFileSync(csv, 'utf8');
      } catch {
        return null;
      }
    });
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('Harbour Café');
  });
});

describe('a table that goes on', () => {
  it('adds new files of its folder by itself once that is switched on', async () => {
    await byId('table-append').click();
    await waitUntil('it to be on', async () => (await docent.request('extraction.list', {}))[0]?.append === true);
    const receipt = { company: 'Tolmin Orchard Ltd', date: '05/05/2024', total: '77.70' };
    writeFileSync(path.join(documents, 'orchard.pdf'), receiptPdf(receipt));
    await waitUntil('its row in the table', async () =>
      (await rows()).some(({ name, state }) => name === 'orchard.pdf' && state === 'done'),
    );
    await waitUntil('its row', async () => (await rowOf('orchard.pdf').getAttribute('data-state')) === 'done');
    expect((await stored('orchard.pdf', 'total')).value).toBe(77.7);
  });

  it('is among the earlier tables, also after the window was closed', async () => {
    await byId('table-back').click();
    expect(await byId('table-run').count()).toBe(1);
    await docent.page.reload();
    await byId('nav-tables').click();
    await byId('table-run').click();
    await waitUntil('its rows', async () => (await byId('table-row').count()) === 7 + photos.length);
    expect(await marks(cafe.name, 'company')).toContain('corrected');
    await byId('table-quality').click();
    await byId('field-quality').first().waitFor();
    await docent.screenshot('table-quality');
    await docent.page.keyboard.press('Escape');
    await byId('table-back').click();
  });
});

describe('a template of one’s own', () => {
  it('is made with the keyboard, its columns moved, and rules that contradict are named', async () => {
    await byId('template-new').click();
    await byId('template-name').fill('Slips');
    await byId('field-name').first().fill('shop');
    await byId('field-add').click();
    await docent.page.keyboard.type('paid');
    await byId('field-type').nth(1).selectOption('money');
    await byId('field-more').nth(1).click();
    await byId('rule-minimum').fill('10');
    await byId('rule-maximum').fill('5');
    await waitUntil('the contradiction', async () => (await byId('field-problem').count()) > 0);
    expect(await byId('field-problem').first().textContent()).toBe('No value can keep both: Least, Most.');
    expect(await byId('template-save').isDisabled()).toBe(true);
    await bothThemes(docent, 'tables-form');
    await byId('rule-maximum').fill('5000');
    await waitUntil('no problem', async () => (await byId('field-problem').count()) === 0);
    await byId('field-handle').nth(1).focus();
    await docent.page.keyboard.press('ArrowUp');
    expect(await byId('field-name').first().inputValue()).toBe('paid');
    await byId('template-save').click();
    await waitUntil('it to be among the templates', async () =>
      (await docent.request('template.list', {})).some(({ name, builtIn }) => name === 'Slips' && !builtIn),
    );
  });

  it('goes out as JSON Schema and comes back the same', async () => {
    const slips = (await docent.request('template.list', {})).find(({ name }) => name === 'Slips');
    const file = await saveTo('slips.schema.json');
    await byId(`template-menu-${slips?.id}`).click();
    await byId(`template-export-${slips?.id}`).click();
    await waitUntil('the file', async () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as object;
      } catch {
        return null;
      }
    });
    await byId('template-schema-file').setInputFiles(file);
    await byId('template-form').waitFor();
    expect(await Promise.all([0, 1].map((at) => byId('field-name').nth(at).inputValue()))).toEqual(['paid', 'shop']);
    await byId('template-cancel').click();
    await byId('confirm').click();
    await byId('tables-start').waitFor();
  });

  it('is proposed from a few files', async () => {
    await byId('template-propose').click();
    for (const name of ['cafe.pdf', 'books.pdf', 'paint.pdf']) {
      await docent.page.locator(`[data-testid="file-choice"][data-name="${name}"] input`).check();
    }
    await byId('propose-start').click();
    await byId('template-form').waitFor();
    expect(await byId('field-card').count()).toBeGreaterThan(0);
    await docent.screenshot('tables-proposed');
    await byId('template-cancel').click();
    await byId('confirm').click();
  });
});

it('nothing went wrong in the page', () => {
  expect(docent.problems).toEqual([]);
});
