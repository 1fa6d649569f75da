import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { DocumentView, TextBlock } from '../../../src/preload/contract/shapes.ts';
import { DocumentPartView } from '../../../src/renderer/views/document/document-part.tsx';
import { partsOf } from '../../../src/renderer/views/document/document-parts.ts';
import { headLines } from '../../../src/renderer/views/document/mail-head.tsx';
import { sheetGrid } from '../../../src/renderer/views/document/sheet-grid.ts';
import { fakeBlocks, fakeDocuments, textBlocks } from '../harness/fake-document.ts';

const documents = fakeDocuments({
  path: '/x.pdf',
  page: 1,
  pages: 2,
  width: 612,
  height: 792,
  quote: '',
  boxes: [],
});
const view = (id: string) => documents[id] as DocumentView;
const blocks = (id: string) => fakeBlocks[id] as readonly TextBlock[];

describe('a document with parts', () => {
  it('puts every block into its slide, sheet or message, once', () => {
    for (const id of ['document-sheet', 'document-slides', 'document-mail']) {
      const parts = partsOf(view(id), blocks(id)) ?? [];
      expect(parts).toHaveLength(2);
      expect(parts.flatMap((part) => part.blocks)).toEqual(blocks(id));
    }
  });

  it('names each part as its format does', () => {
    const titles = (id: string) => partsOf(view(id), blocks(id))?.map((part) => part.title);
    expect(titles('document-sheet')).toEqual(['Costs', 'Staff']);
    expect(titles('document-slides')).toEqual(['Slide 1', 'Slide 2']);
    expect(titles('document-mail')).toEqual(['Message 12', 'Message 13']);
  });

  it('leaves a document without parts as it is', () => {
    expect(partsOf(view('document-text'), textBlocks)).toBeNull();
  });

  it('believes the engine before the kind', () => {
    const book = view('document-text');
    const pages = book.pages.map((page) => ({ ...page, place: 'chapter' as const, label: 'Lease agreement' }));
    const [part] = partsOf({ ...book, pages }, textBlocks) ?? [];
    expect(part?.kind).toBe('chapter');
    // The chapter begins with its own title, so it is not said twice.
    expect(part && renderToStaticMarkup(<DocumentPartView part={part} mark={null} />)).not.toContain('part-title');
  });
});

describe('a mail', () => {
  const [part] = partsOf(view('document-mail'), blocks('document-mail')) ?? [];
  const head = part?.blocks[1];

  it('has its head as names and values, each where it stands in the text', () => {
    const lines = headLines(head) ?? [];
    expect(lines.map((line) => line.name)).toEqual(['From', 'To', 'Date']);
    for (const { value } of lines) {
      expect(head?.text.slice(value.start - (head?.start ?? 0), value.end - (head?.start ?? 0))).toBe(value.text);
    }
    expect(headLines(part?.blocks[2])).toBeNull();
  });

  it('marks what is cited in the head too', () => {
    const from = headLines(head)?.[0]?.value;
    const html = part && from ? renderToStaticMarkup(<DocumentPartView part={part} mark={from} />) : '';
    expect(html).toMatch(/data-testid="mail-head"[\s\S]*<mark[^>]*>Ravi Shah/);
    expect(html.match(/Offer for the roof/g)).toHaveLength(1);
  });
});

describe('a sheet', () => {
  const rows = blocks('document-sheet').slice(0, 4);

  it('stands under its own column letters and beside its own row numbers', () => {
    const grid = sheetGrid(rows);
    expect(grid?.columns).toEqual(['B', 'C', 'D', 'E']);
    expect(grid?.rows.map((row) => row.number)).toEqual(['2', '3', '4', '5']);
    expect(grid?.rows[1]?.cells.map((cell) => cell?.text ?? null)).toEqual([
      'Heating',
      '1,204.50',
      '980.00',
      'meter read in May',
    ]);
  });

  it('keeps gaps: a cell stands under its address, not under its neighbour’s', () => {
    const text = 'left\tright';
    const row = { kind: 'table-row', level: 0, text, start: 0, end: text.length } as const;
    const wide = {
      ...row,
      cells: [
        { start: 0, address: 'A1' },
        { start: 5, address: 'AA1' },
      ],
    };
    const below = {
      ...row,
      start: 20,
      end: 30,
      cells: [
        { start: 20, address: 'C2' },
        { start: 25, address: 'AA2' },
      ],
    };
    const grid = sheetGrid([wide, below]);
    expect(grid?.columns).toEqual(['A', 'C', 'AA']);
    expect(grid?.rows.map((each) => each.cells.map((cell) => cell?.text ?? '·').join(' '))).toEqual([
      'left · right',
      '· left right',
    ]);
  });

  it('is a plain table where the engine kept no addresses', () => {
    expect(sheetGrid(textBlocks.filter((block) => block.kind === 'table-row'))).toBeNull();
  });

  it('frames exactly the cited cell', () => {
    const [part] = partsOf(view('document-sheet'), blocks('document-sheet')) ?? [];
    const cell = sheetGrid(rows)?.rows[3]?.cells[2];
    const html = part && cell ? renderToStaticMarkup(<DocumentPartView part={part} mark={cell} />) : '';
    expect(html.match(/is-cited[a-z- ]*" data-address="[A-Z0-9]+"/g)).toEqual([
      'is-cited is-single" data-address="D5"',
    ]);
    expect(html).toMatch(/<mark[^>]*>2,310\.75<\/mark>/);
  });
});
