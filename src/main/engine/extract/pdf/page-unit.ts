import type { Reason, Unit } from '../../types.ts';
import { packWords } from '../../word-boxes.ts';
import { bodySize, type PageLayout } from './page-layout.ts';
import { type PageBlock, pageParagraphs } from './page-paragraphs.ts';
import { pageText } from './page-text.ts';
import type { Row } from './region-rows.ts';
import { runningRows } from './running-lines.ts';

/** The unit of one page; `neighbours` are the pages around it, which tell running lines and the size of body text. */
export function pageUnit(
  index: number,
  page: PageLayout,
  neighbours: readonly PageLayout[],
  doubts: readonly Reason[],
): Unit {
  const size = bodySize([page, ...neighbours]);
  const running = runningRows(page, neighbours, size);
  const blocks = page.regions.flatMap((region) => regionBlocks(region, running, size));
  const { text, blocks: placed, words } = pageText(inOrder(blocks));
  return {
    index,
    number: index + 1,
    label: null,
    text,
    source: text === '' ? 'none' : 'native',
    size: { width: page.width, height: page.height },
    words: packWords(words),
    blocks: placed,
    ocrConfidence: null,
    doubts,
  };
}

function regionBlocks(
  region: readonly Row[],
  running: ReadonlyMap<Row, 'header' | 'footer'>,
  size: number,
): PageBlock[] {
  const blocks: PageBlock[] = [];
  let body: Row[] = [];
  const flush = () => {
    if (body.length > 0) blocks.push(...pageParagraphs(body, size));
    body = [];
  };
  for (const row of region) {
    const kind = running.get(row);
    if (!kind) {
      body.push(row);
      continue;
    }
    flush();
    blocks.push({ kind, level: 0, lines: [row.cells], place: row.place });
  }
  flush();
  return blocks;
}

/** Headers first and footers last, so that columns do not leave them in the middle of the text. */
function inOrder(blocks: readonly PageBlock[]): PageBlock[] {
  const rank = (block: PageBlock) => (block.kind === 'header' ? 0 : block.kind === 'footer' ? 2 : 1);
  return [...blocks].sort((a, b) => rank(a) - rank(b));
}
