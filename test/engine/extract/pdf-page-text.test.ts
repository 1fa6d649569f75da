import { describe, expect, it } from 'vitest';
import { line, type PdfPage, writePdf } from '../../fixtures/documents/pdf-writer.ts';
import { checkUnit } from './check-unit.ts';
import { outline, readBytes } from './read-document.ts';

async function blocksOf(...pages: PdfPage[]): Promise<string[][]> {
  const { units } = await readBytes('a.pdf', writePdf(pages));
  units.forEach(checkUnit);
  return units.map(outline);
}

const content = (...lines: string[]): PdfPage => ({ content: lines.join('') });

describe('text of a PDF page', () => {
  it('reads an entry of a table of contents without the dots to its page number', async () => {
    const page = content(
      line(72, 700, 11, `Tides${'.'.repeat(60)}12`),
      line(72, 680, 11, `Winds ${'. '.repeat(30)}14`),
    );
    expect(await blocksOf(page)).toEqual([['table-row: Tides\t12', 'table-row: Winds\t14']]);
  });

  it('keeps a note mark apart from its word', async () => {
    const page = content(line(72, 700, 11, 'Net sales'), line(117.5, 704, 6, '1,2'), line(128, 700, 11, ' rose.'));
    expect(await blocksOf(page)).toEqual([['paragraph: Net sales 1,2 rose.']]);
  });

  it('puts the accents of old TeX files onto their letters', async () => {
    expect(
      await blocksOf(content(line(72, 700, 11, 'Sch\u00A8on und na\u00A8\u0131ve'.replace('\u0131', 'i')))),
    ).toEqual([['paragraph: Schön und naïve']]);
  });

  it('keeps the hyphen of names and numbers that are split at it', async () => {
    const page = content(
      line(72, 700, 11, 'They met during COVID-'),
      line(72, 686, 11, '19 in Baden-'),
      line(72, 672, 11, 'Baden.'),
    );
    expect(await blocksOf(page)).toEqual([['paragraph: They met during COVID-19 in Baden-Baden.']]);
  });

  it('puts the cells of a table that is written column by column into rows', async () => {
    const column = (x: number, ...cells: string[]) =>
      cells.map((cell, index) => line(x, 700 - index * 16, 10, cell)).join('');
    const page = content(
      column(72, 'Year', '2024', '2025'),
      column(200, 'Ships', '120', '131'),
      column(300, 'Tons', '$', '$'),
      column(330, '', '9,100', '9,870'),
    );
    expect(await blocksOf(page)).toEqual([
      ['table-row: Year\tShips\tTons', 'table-row: 2024\t120\t$ 9,100', 'table-row: 2025\t131\t$ 9,870'],
    ]);
  });

  it('keeps a dash that stands for nothing in a cell of its own', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.map((cell, index) => line(72 + index * 90, y, 10, cell)).join('');
    const page = content(row(700, 'U.S.', '3.0', '-', '2.7'), row(684, 'World', '6.1', '(5.4)', '0.8'));
    expect(await blocksOf(page)).toEqual([['table-row: U.S.\t3.0\t-\t2.7', 'table-row: World\t6.1\t(5.4)\t0.8']]);
  });

  it('reads text with double spacing as paragraphs', async () => {
    const full = 'This line of a thesis runs over the whole width of the page, as every line of it does';
    const page = content(
      ...[full, full, full, 'and ends here.'].map((text, index) => line(72, 700 - index * 26, 11, text)),
    );
    expect((await blocksOf(page)).flat()).toHaveLength(1);
  });

  it('keeps a clause with its number in the margin in one piece', async () => {
    const page = content(
      line(72, 700, 11, '4.1'),
      line(108, 700, 11, 'The tenant may end this lease early by giving the landlord ninety'),
      line(108, 686, 11, 'days of written notice. The notice takes effect on'),
      line(108, 672, 11, '1 May.'),
      line(72, 650, 11, '4.2'),
      line(108, 650, 11, 'The landlord may not.'),
    );
    expect(await blocksOf(page)).toEqual([
      [
        'list-item 1: 4.1 The tenant may end this lease early by giving the landlord ninety days of written notice. The notice takes effect on 1 May.',
        'list-item 1: 4.2 The landlord may not.',
      ],
    ]);
  });

  it('leaves a line of prose that begins with a number, and figures in a table, as they are', async () => {
    const prose = content(
      line(72, 700, 11, 'The price of copper rose in the first quarter to'),
      line(72, 686, 11, '3.5 times what it was.'),
    );
    expect(await blocksOf(prose)).toEqual([
      ['paragraph: The price of copper rose in the first quarter to 3.5 times what it was.'],
    ]);
    const table = content(
      line(72, 700, 11, '3.5'),
      line(200, 700, 11, '4.1'),
      line(72, 686, 11, '3.6'),
      line(200, 686, 11, '4.2'),
    );
    expect(await blocksOf(table)).toEqual([['table-row: 3.5\t4.1', 'table-row: 3.6\t4.2']]);
  });

  it('takes a number in bold for a heading and a number in plain text for a list', async () => {
    const text = 'The text goes on below it for more than one line so that the size of body text is plain to see.';
    const page = content(
      line(72, 720, 11, '1. Introduction', 'F2'),
      line(72, 700, 11, text),
      line(72, 670, 11, '1. First point'),
      line(72, 650, 11, '2. Second point'),
    );
    expect(await blocksOf(page)).toEqual([
      [
        'heading 4: 1. Introduction',
        `paragraph: ${text}`,
        'list-item 1: 1. First point',
        'list-item 1: 2. Second point',
      ],
    ]);
  });

  it('marks page numbers that follow the text down the page', async () => {
    const pages = await blocksOf(
      content(line(72, 700, 11, 'A long page.'), line(300, 60, 11, '41')),
      content(line(72, 700, 11, 'A shorter page.'), line(300, 90, 11, '42')),
    );
    expect(pages.map((blocks) => blocks.at(-1))).toEqual(['footer: 41', 'footer: 42']);
  });

  it('reads what was filled into a form', async () => {
    const bytes = Buffer.from(
      writePdf([content(line(72, 700, 11, 'Name:'))])
        .toString('latin1')
        .replace('/Contents 7 0 R', '/Contents 7 0 R /Annots [20 0 R]')
        .replace(
          'xref\n',
          '20 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /Rect [110 690 300 715] /V (Ada Lovelace) /AP << /N 21 0 R >> >>\nendobj\n' +
            '21 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 190 25] /Resources << /Font << /F1 3 0 R >> >> /Length 50 >>\nstream\n/Tx BMC BT /F1 11 Tf 2 10 Td (Ada Lovelace) Tj ET EMC\nendstream\nendobj\nxref\n',
        ),
      'latin1',
    );
    const { text } = await readBytes('form.pdf', bytes);
    expect(text).toBe('Name: Ada Lovelace');
  });

  it('reads text set sideways after the rest of the page', async () => {
    const page = content(
      line(40, 300, 9, 'Preprint of May 2026', 'F1', '0 1 -1 0'),
      line(72, 700, 11, 'The first line of the paper.'),
      line(72, 686, 11, 'The second one follows.'),
    );
    expect(await blocksOf(page)).toEqual([
      ['paragraph: The first line of the paper. The second one follows.', 'paragraph: Preprint of May 2026'],
    ]);
  });
});
