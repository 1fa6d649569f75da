import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';

/** Lines of a page and pages: a reader is busy with them for many seconds, far from the limits of a page. */
const lines = 40_000;
const pages = 5;

/** A PDF of pages so full that there is time to end its reader, again and again. */
export function slowPage(): Buffer {
  const content = Array.from({ length: lines }, (_, at) =>
    line(20 + (at % 8) * 70, 820 - (at % 400) * 2, 2, `mill ${at}`),
  ).join('');
  return writePdf(Array.from({ length: pages }, () => ({ content })));
}
