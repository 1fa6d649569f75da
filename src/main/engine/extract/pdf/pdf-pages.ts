import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Reason } from '../../types.ts';
import { textLimit } from '../document-items.ts';
import { pageDoubts } from './page-doubts.ts';
import { type PageLayout, pageLayout } from './page-layout.ts';
import { pageUnit } from './page-unit.ts';
import { openPdf, type PdfDocument } from './pdf-document.ts';
import { dropPdfium } from './pdfium-module.ts';

type ReadPage =
  | { readonly index: number; readonly layout: PageLayout; readonly doubts: readonly Reason[] }
  | { readonly index: number; readonly reason: Reason };

/**
 * The pages of a PDF in order. A page is held back until those after it are read, because only they show which of its
 * lines repeat; what is yielded for a page does not depend on where the reading started.
 */
export async function* extractPages(
  source: ByteSource,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  let document = await openPdf(source, signal);
  try {
    const { pages, fields } = document;
    if (pages === 0) throw new AppError('file-damaged', 'The PDF has no pages that can be read.', {});
    yield { type: 'metadata', fields, units: pages };
    const { neighbours, maxTraps } = limits.extract.pdf;
    const window: ReadPage[] = [];
    let characters = 0;
    let traps = 0;
    const first = Math.max(0, extractLimits.fromUnit - neighbours);
    for (let index = first; index < pages + neighbours; index += 1) {
      signal.throwIfAborted();
      if (index < pages) {
        try {
          window.push(readPage(document, index));
        } catch (error) {
          window.push({ index, reason: reasonOf(error, index) });
          if (!(error instanceof AppError)) {
            traps += 1;
            document = await reopen(source, signal, traps > maxTraps);
          }
        }
      }
      const due = window.find((page) => page.index === index - neighbours);
      while ((window[0]?.index ?? index) < index - 2 * neighbours) window.shift();
      if (!due || due.index < extractLimits.fromUnit) continue;
      const item = toItem(due, window);
      if (item.type === 'unit') characters += item.unit.text.length;
      if (characters > extractLimits.maxCharacters) throw textLimit(extractLimits.maxCharacters);
      yield item;
    }
  } finally {
    document.close();
  }
}

function readPage(document: PdfDocument, index: number): ReadPage {
  const { page, doubts } = pageDoubts(document.page(index));
  return { index, layout: pageLayout(page), doubts };
}

function toItem(page: ReadPage, window: readonly ReadPage[]): ExtractItem {
  if (!('layout' in page))
    return { type: 'unit-failed', index: page.index, number: page.index + 1, reason: page.reason };
  const around = window.flatMap((other) => (other !== page && 'layout' in other ? [other.layout] : []));
  return { type: 'unit', unit: pageUnit(page.index, page.layout, around, page.doubts) };
}

function reasonOf(error: unknown, index: number): Reason {
  if (error instanceof AppError) return { code: error.code, values: error.data };
  return { code: 'unit-failed', values: { page: index + 1 } };
}

/** After a trap PDFium's memory is not to be trusted: the file is opened once more in a new one. */
async function reopen(source: ByteSource, signal: AbortSignal, enough: boolean): Promise<PdfDocument> {
  dropPdfium();
  if (enough) throw new AppError('file-damaged', 'The PDF is damaged in too many places.', {});
  return openPdf(source, signal);
}
