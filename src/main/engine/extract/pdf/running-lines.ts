import { limits } from '../../limits.ts';
import type { PageLayout } from './page-layout.ts';
import type { Row } from './region-rows.ts';

/**
 * Rows of a page that repeat at the same height on a page nearby, numbers aside: running headers and footers. What is set
 * larger than `bodySize` is a title that happens to repeat, as on slides.
 */
export function runningRows(
  page: PageLayout,
  neighbours: readonly PageLayout[],
  bodySize: number,
): ReadonlyMap<Row, 'header' | 'footer'> {
  const found = new Map<Row, 'header' | 'footer'>();
  const others = neighbours.map(marginRows);
  const largest = bodySize * limits.extract.pdf.headingRatios[1];
  for (const { row, kind } of marginRows(page)) {
    if (row.size > largest) continue;
    const slack = Math.max(row.size, 4);
    const repeats = others.some((rows) =>
      rows.some(
        (other) =>
          other.kind === kind &&
          Math.abs(other.row.place[1] - row.place[1]) < slack &&
          signature(other.row) === signature(row),
      ),
    );
    if (repeats) found.set(row, kind);
  }
  // A page number that follows the text down the page stands at another height each time.
  const last = lastRow(page);
  if (last && isPageNumber(last) && neighbours.some((other) => isPageNumber(lastRow(other)))) found.set(last, 'footer');
  return found;
}

function lastRow(page: PageLayout): Row | undefined {
  let low: Row | undefined;
  for (const region of page.regions) {
    for (const row of region) if (!low || low.place[3] < row.place[3]) low = row;
  }
  return low;
}

function isPageNumber(row: Row | undefined): boolean {
  return row !== undefined && /^\W*(?:\w{1,3}-)?#\W*$/.test(signature(row));
}

type MarginRow = { readonly row: Row; readonly kind: 'header' | 'footer' };

/** A page is a neighbour of four others. */
const margins = new WeakMap<PageLayout, readonly MarginRow[]>();
const signatures = new WeakMap<Row, string>();

function marginRows(page: PageLayout): readonly MarginRow[] {
  const known = margins.get(page) ?? readMarginRows(page);
  margins.set(page, known);
  return known;
}

function readMarginRows(page: PageLayout): MarginRow[] {
  const margin = limits.extract.pdf.marginShare;
  const rows: MarginRow[] = [];
  for (const region of page.regions) {
    for (const row of region) {
      if (row.cells[0]?.direction !== 0) continue;
      if (row.place[3] <= page.height * margin) rows.push({ row, kind: 'header' });
      else if (row.place[1] >= page.height * (1 - margin)) rows.push({ row, kind: 'footer' });
    }
  }
  return rows;
}

function signature(row: Row): string {
  const known = signatures.get(row);
  if (known !== undefined) return known;
  const text = row.cells.map((cell) => cell.words.map((word) => word.text).join(' ')).join(' ');
  const own = text.replace(/\d+|\b[ivxlc]+\b/gi, '#');
  signatures.set(row, own);
  return own;
}
