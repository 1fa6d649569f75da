import { limits } from '../limits.ts';
import type { Extractor } from '../types.ts';
import { docxExtractor } from './docx/docx-extractor.ts';
import { htmlExtractor } from './html/html-extractor.ts';
import { markdownExtractor } from './markdown/markdown-extractor.ts';
import { pdfExtractor } from './pdf/pdf-extractor.ts';
import { looksLikeText } from './text/looks-like-text.ts';
import { codeExtractor, tableTextExtractor, textExtractor } from './text/text-extractor.ts';

/**
 * Every format that is read. A later format is one more file with an `Extractor` and one more line here; heavy libraries are
 * imported inside `extract`, so that listing formats costs nothing.
 */
export const extractors: readonly Extractor[] = [
  pdfExtractor,
  docxExtractor,
  htmlExtractor,
  markdownExtractor,
  textExtractor,
  tableTextExtractor,
  codeExtractor,
];

/** The extractor of a kind, or null. */
export function extractorOfKind(kind: string): Extractor | null {
  return extractors.find((extractor) => extractor.kind === kind) ?? null;
}

/** Formats that no text begins like; a text ending gives way to them. */
const marked: readonly Extractor[] = [pdfExtractor, docxExtractor];

/**
 * The extractor for a file by its name and first bytes (`limits.extract.sniffBytes` of them), or null when the format is not
 * read. The ending is believed unless the content says otherwise: a PDF named .txt is a PDF, a web page named .pdf is HTML.
 */
export function extractorFor(name: string, head: Uint8Array): Extractor | null {
  const ending = endingOf(name);
  const named = extractors.find((extractor) => extractor.endings.includes(ending)) ?? null;
  if (head.length === 0 || named?.sniff?.(head)) return named;
  const text = looksLikeText(head);
  const start = text && named && !marked.includes(named) ? head.subarray(0, limits.extract.markBytes) : head;
  const mark = marked.find((extractor) => extractor.sniff?.(start));
  if (mark) return mark;
  // A text that shows or quotes HTML is still what its ending says.
  if (named && !marked.includes(named)) return named;
  if (htmlExtractor.sniff?.(head)) return htmlExtractor;
  if (named) return text ? textExtractor : named;
  return ending === '' && text ? textExtractor : null;
}

/** The part after the last dot, lower case; '' for none, for hidden files and for endings no program writes. */
function endingOf(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return /^.+\.([\p{L}\p{N}_+-]{1,16})$/u.exec(file)?.[1]?.toLowerCase() ?? '';
}
