/** Pure: sorts blocks into the slides, sheets, chapters or messages they stand in. */

import type { DocumentPage, DocumentView, TextBlock } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { kindWords } from '../kinds.ts';

type PartKind = 'slide' | 'sheet' | 'chapter' | 'message';

export type DocumentPart = {
  readonly kind: PartKind;
  readonly page: DocumentPage;
  /** Empty where the part says itself what it is. */
  readonly title: string;
  /** A long sheet or chapter stands in several parts; only the first is titled. */
  readonly isContinued: boolean;
  readonly blocks: readonly TextBlock[];
};

const partKinds: ReadonlySet<string> = new Set<PartKind>(['slide', 'sheet', 'chapter', 'message']);

function kindOf(page: DocumentPage, view: DocumentView): PartKind | null {
  const kind = page.place ?? kindWords(view.kind).part;
  return partKinds.has(kind) ? (kind as PartKind) : null;
}

function titleOf(kind: PartKind, page: DocumentPage): string {
  const number = page.number ?? page.index + 1;
  // Slides and messages begin with their own title; a mail by itself needs no number.
  if (kind === 'slide') return t('Slide {number}', { number });
  if (kind === 'message') return page.number === null ? '' : t('Message {number}', { number: page.number });
  if (kind === 'sheet') return page.label ?? t('Sheet {number}', { number });
  return page.label ?? t('Chapter {number}', { number });
}

/** The parts that hold these blocks, in order; null for a document without such parts. */
export function partsOf(view: DocumentView, blocks: readonly TextBlock[]): DocumentPart[] | null {
  const parts: DocumentPart[] = [];
  let at = 0;
  for (const page of view.pages) {
    const kind = kindOf(page, view);
    if (kind === null) return null;
    const own: TextBlock[] = [];
    for (let block = blocks[at]; block && block.start < page.end; block = blocks[at]) {
      if (block.end > page.start) own.push(block);
      at += 1;
    }
    if (own.length === 0) continue;
    const title = titleOf(kind, page);
    const before = parts.at(-1);
    const isContinued = before?.kind === kind && before.title === title;
    parts.push({ kind, page, title, isContinued, blocks: own });
  }
  return parts;
}
