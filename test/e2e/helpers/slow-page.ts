import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';

/** Lines of the page: a reader is busy with them for seconds, far from its limit. */
const lines = 16_000;

/** A PDF of one page so full that there is time to end its reader before a word of it is kept. */
export function slowPage(): Buffer {
  const content = Array.from({ length: lines }, (_, at) =>
    line(20 + (at % 8) * 70, 820 - (at % 400) * 2, 2, `mill ${at} turns`),
  ).join('');
  return writePdf([{ content }]);
}
