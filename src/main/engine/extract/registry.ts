import { limits } from '../limits.ts';
import type { Extractor } from '../types.ts';
import { calendarExtractor, vcardExtractor } from './contact/contact-extractors.ts';
import { csvExtractor } from './csv/csv-extractor.ts';
import { docxExtractor } from './docx/docx-extractor.ts';
import { emailExtractor } from './email/email-extractor.ts';
import { epubExtractor } from './epub/epub-extractor.ts';
import { gzipExtractor } from './gzip/gzip-extractor.ts';
import { htmlExtractor } from './html/html-extractor.ts';
import { imageExtractor } from './image/image-extractor.ts';
import { svgExtractor } from './image/svg-extractor.ts';
import { iworkExtractors } from './iwork/iwork-extractors.ts';
import { jsonExtractor } from './json/json-extractor.ts';
import { docExtractor, pptExtractor } from './legacy-office/legacy-extractors.ts';
import { markdownExtractor } from './markdown/markdown-extractor.ts';
import { mboxExtractor } from './mbox/mbox-extractor.ts';
import { mhtmlExtractor } from './mhtml/mhtml-extractor.ts';
import { msgExtractor } from './msg/msg-extractor.ts';
import { notebookExtractor } from './notebook/notebook-extractor.ts';
import { odpExtractor, odsExtractor, odtExtractor } from './opendocument/open-document-extractors.ts';
import { pdfExtractor } from './pdf/pdf-extractor.ts';
import { plistExtractor } from './plist/plist-extractor.ts';
import { pptxExtractor } from './pptx/pptx-extractor.ts';
import { contentEnding } from './recognise/content-ending.ts';
import { binaryEndings, endingFamilies } from './recognise/ending-families.ts';
import { endingOf } from './recognise/ending-of.ts';
import { rtfExtractor } from './rtf/rtf-extractor.ts';
import { rtfdExtractor } from './rtfd/rtfd-extractor.ts';
import { specificationExtractor } from './specification/specification-extractor.ts';
import { specificationName } from './specification/specification-name.ts';
import { xlsExtractor, xlsxExtractor } from './spreadsheet/spreadsheet-extractors.ts';
import { subtitlesExtractor } from './subtitles/subtitles-extractor.ts';
import { tarExtractor } from './tar/tar-extractor.ts';
import { looksLikeText } from './text/looks-like-text.ts';
import { codeExtractor, textExtractor } from './text/text-extractor.ts';
import { tnefExtractor } from './tnef/tnef-extractor.ts';
import { mailboxArchiveExtractor } from './unread/mailbox-archive-extractor.ts';
import { packedArchiveExtractor } from './unread/packed-archive-extractor.ts';
import { webarchiveExtractor } from './webarchive/webarchive-extractor.ts';
import { xmlExtractor } from './xml-text/xml-extractor.ts';
import { zipExtractor } from './zip-archive/zip-extractor.ts';

/**
 * Every format that is read. A later format is one more file with an `Extractor` and one more line here; heavy libraries are
 * imported inside `extract`, so that listing formats costs nothing.
 */
export const extractors: readonly Extractor[] = [
  pdfExtractor,
  docxExtractor,
  pptxExtractor,
  xlsxExtractor,
  odtExtractor,
  odsExtractor,
  odpExtractor,
  docExtractor,
  xlsExtractor,
  pptExtractor,
  rtfExtractor,
  htmlExtractor,
  mhtmlExtractor,
  emailExtractor,
  mboxExtractor,
  webarchiveExtractor,
  msgExtractor,
  tnefExtractor,
  vcardExtractor,
  calendarExtractor,
  markdownExtractor,
  textExtractor,
  csvExtractor,
  jsonExtractor,
  xmlExtractor,
  plistExtractor,
  notebookExtractor,
  subtitlesExtractor,
  codeExtractor,
  epubExtractor,
  ...iworkExtractors,
  rtfdExtractor,
  zipExtractor,
  specificationExtractor,
  tarExtractor,
  gzipExtractor,
  imageExtractor,
  svgExtractor,
  mailboxArchiveExtractor,
  packedArchiveExtractor,
];

/** The extractor of a kind, or null. */
export function extractorOfKind(kind: string): Extractor | null {
  return extractors.find((extractor) => extractor.kind === kind) ?? null;
}

/** Marks that only say how a program packed its own format. */
const containers: ReadonlySet<string> = new Set(['zip', 'tar', 'gz', 'cfb', 'plist']);

/** The extractor of a usual ending, or null. */
function extractorOfEnding(ending: string): Extractor | null {
  return ending === '' ? null : (extractors.find((extractor) => extractor.endings.includes(ending)) ?? null);
}

/**
 * The extractor for a file by its name and first bytes (`limits.extract.sniffBytes` of them), or null when the format is not
 * read. The ending is believed unless the content says otherwise: a PDF named .txt is a PDF, a web page named .pdf is HTML.
 * Which format a mark stands for is found by its usual ending, so that a new format needs its line in `extractors` only.
 */
export function extractorFor(name: string, head: Uint8Array): Extractor | null {
  const ending = endingOf(name);
  const named = extractorOfEnding(ending);
  if (head.length === 0) return named;
  const content = contentEnding(head);
  if (content === 'zip' && specificationName(name)) return extractorOfKind('specification');
  if (named?.sniff?.(head)) return named;
  if (content) {
    const family = endingFamilies[content];
    if (named && family && named.endings.some((one) => family.has(one))) return named;
    // A program's own container is not taken apart: only one whose name says nothing or something else that is read.
    const open = !containers.has(content) || named !== null || ending === '';
    return open ? extractorOfEnding(content === 'cfb' ? 'doc' : content) : null;
  }
  const text = looksLikeText(head);
  const binary = named?.endings.some((one) => binaryEndings.has(one)) ?? false;
  if (pdfExtractor.sniff?.(text && named && !binary ? head.subarray(0, limits.extract.markBytes) : head)) {
    return pdfExtractor;
  }
  // A text that shows or quotes HTML is still what its ending says, unless its format would show a mark of its own.
  if (named && !binary && !named.sniff) return named;
  const sniffed = text
    ? extractors.find((one) => !one.endings.some((end) => binaryEndings.has(end)) && one.sniff?.(head))
    : null;
  if (sniffed) return sniffed;
  if (named) return text && binary ? textExtractor : named;
  return ending === '' && text ? textExtractor : null;
}
